//! Relatives of Adam that go weight by weight.

use optim_runtime::optimizer;

optimizer! {
    /// AdaSmooth (Lu, 2022), <https://arxiv.org/abs/2204.00825>: the rate of the second moment is the share of a weight's
    /// path that led somewhere.
    pub struct AdaSmooth {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate where a weight goes straight.
        beta1 = 0.5 where 0 <= beta1 < 1,
        /// Decay rate where it comes and goes.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the divisors.
        eps = 1e-6 where eps > 0,
    }

    state {
        /// Weights before the last step.
        last = w,
        /// Sum of the steps.
        drift,
        /// Sum of their magnitudes.
        path,
        /// Second moment.
        v,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        let moved = w - prev(last);
        drift = running_sum(moved);
        path = running_sum(abs(moved));
        let share = min(((beta2 - beta1) * abs(drift) / (path + eps) + 1 - beta2)^2, 1);
        v = (1 - share) * prev(v) + share * d^2;
        last = w;
        w -= lr / sqrt(v + eps) * d;
    }
}

optimizer! {
    /// AdamG (Pan et al., 2024), <https://arxiv.org/abs/2405.04376>: the first moment is of gradients times an average of
    /// the second moment's power.
    pub struct AdamG {
        /// Largest learning rate.
        lr = 1 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.95 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate of the average of powers.
        beta3 = 0.95 where 0 <= beta3 < 1,
        /// Factor of the power.
        factor = 0.2 where factor >= 0,
        /// Exponent of the power.
        exponent = 0.24 where exponent > 0,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment of the scaled gradient.
        m,
        /// Second moment.
        v,
        /// Average of the second moment's power.
        r,
    }

    update(w, g, t) {
        let d = g + weight_decay * w;
        v = ema(beta2, d^2);
        r = ema(beta3, factor * v^exponent);
        m = ema(beta1, r * d);
        w -= min(lr, 1 / sqrt(t)) * debias(m) / (sqrt(debias(v)) + eps);
    }
}

optimizer! {
    /// Ano (Kegreisz, 2025), <https://arxiv.org/abs/2508.18258>: the sign of the momentum and the size of the gradient.
    pub struct Ano {
        /// Learning rate.
        lr = 1e-4 where lr >= 0,
        /// Decay rate of the momentum.
        beta1 = 0.92 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.99 where 0.5 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
        /// The momentum's rate grows with the logarithm of the step.
        logarithmic = false,
    }

    state {
        /// Momentum.
        m,
        /// Second moment.
        v,
    }

    update(w, g, t) {
        let beta = if logarithmic { 1 - 1 / ln(max(2, t)) } else { beta1 };
        m = beta * prev(m) + (1 - beta) * g;
        v = max(beta2 * prev(v) + (1 - beta2) * sign(g^2 - prev(v)) * g^2, 0);
        let step = abs(g) * sign(m) / (sqrt(v / (1 - beta2^t)) + eps);
        w = (1 - lr * weight_decay) * w - lr * step;
    }
}

optimizer! {
    /// BCOS (2025), <https://arxiv.org/abs/2507.08963>, with the conditional second moment, which needs no
    /// state.
    pub struct Bcos {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the momentum.
        beta = 0.9 where 0 <= beta < 1,
        /// Decoupled weight decay.
        weight_decay = 0.1 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-6 where eps > 0,
    }

    state {
        /// Momentum; it begins with the first gradient.
        m = g,
    }

    update(w, g) {
        m = ema(beta, g);
        let own = (1 - beta)^2 * g^2 + (3 * beta^2 - 2 * beta^3) * m^2;
        let square = max(own + 2 * beta * (1 - beta)^2 * m * g, 0);
        w = (1 - lr * weight_decay) * w - lr * m / (sqrt(square) + eps);
    }
}

optimizer! {
    /// DualAdam (2026), <https://arxiv.org/abs/2603.07122>: Adam that begins by multiplying with what Adam divides by.
    pub struct DualAdam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// How much of the inverse rule a step takes away.
        switch_rate = 1e-2 where 0 < switch_rate < 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g, t) {
        let d = g + weight_decay * w;
        m = ema(beta1, d);
        v = ema(beta2, d^2);
        let root = sqrt(debias(v)) + eps;
        let inverse = 1 - t * switch_rate;
        if inverse >= switch_rate {
            w -= lr * debias(m) * ((1 - inverse) / root + inverse * root);
        } else {
            w -= lr * debias(m) / root;
        }
    }
}

optimizer! {
    /// EXAdam (Adly, 2024), <https://arxiv.org/abs/2412.20302>: corrections of each moment by the other one.
    pub struct ExAdam {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the divisors.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let first = 1 + beta2^t * v / (v + eps);
        let second = 1 + beta1^t * m^2 / (m^2 + eps);
        let step = (debias(m) + g / correction(m)) * first / (sqrt(second * debias(v)) + eps);
        w = (1 - lr * weight_decay) * w - lr * step;
    }
}

optimizer! {
    /// Partially adaptive momentum, PAdam (Chen et al., 2018), <https://arxiv.org/abs/1806.06763>.
    pub struct PAdam {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Power of the second moment that divides; Adam's is 1/2.
        partial = 0.25 where 0 < partial <= 0.5,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        m = ema(beta1, d);
        v = ema(beta2, d^2);
        // With an exponent of at most 1 the power is no smaller than ε.
        #[allow(possible_nan)]
        w -= lr * sqrt(correction(v)) * debias(m) / (sqrt(v) + eps)^(2 * partial);
    }
}

optimizer! {
    /// AcProp (Zhuang et al., 2021), <https://arxiv.org/abs/2110.05454>, as optax has it: the gradient over AdaBelief's
    /// deviation of the last step.
    pub struct AcProp {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the variance.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-16 where eps > 0,
        /// Added to the variance in each step.
        eps_root = 1e-16 where eps_root >= 0,
    }

    state {
        /// First moment.
        m,
        /// Mean square of what the first moment did not foresee.
        s,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        s = beta2 * prev(s) + (1 - beta2) * (g - prev(m))^2 + eps_root;
        if t == 1 {
            w -= lr * (g / (1 + eps) + weight_decay * w);
        } else {
            w -= lr * (g / (sqrt(prev(s) / (1 - beta2^(t - 1))) + eps) + weight_decay * w);
        }
    }
}

optimizer! {
    /// AdaMax with decoupled weight decay, as optax has it.
    pub struct AdaMaxW {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the largest gradient.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 1e-4 where weight_decay >= 0,
        /// Added to the gradient's magnitude.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Largest magnitude, fading.
        u,
    }

    update(w, g) {
        m = ema(beta1, g);
        u = running_max(beta2, abs(g) + eps);
        w = (1 - lr * weight_decay) * w - lr * debias(m) / u;
    }
}

optimizer! {
    /// AdaMax as Keras has it, where ε is added to the largest magnitude.
    pub struct KerasAdamax {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the largest gradient.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the largest magnitude.
        eps = 1e-7 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Largest magnitude, fading.
        u,
    }

    update(w, g) {
        m = ema(beta1, g);
        u = running_max(beta2, abs(g));
        w -= lr * debias(m) / (u + eps);
    }
}

optimizer! {
    /// Adan as optax has it: with `b2` the decay rate, as in the authors' code, but 1 − `b2` the weight of the change, as in
    /// the paper, whose β₂ is what a decay rate leaves.
    pub struct OptaxAdan {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.98 where 0 <= beta1 < 1,
        /// Decay rate of the change.
        beta2 = 0.92 where 0 <= beta2 < 1,
        /// Decay rate of the second moment.
        beta3 = 0.99 where 0 <= beta3 < 1,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
        /// Added under the root.
        eps_root = 1e-8 where eps_root >= 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// First moment.
        m,
        /// Average change of the gradient.
        n,
        /// Second moment.
        v,
        /// Last gradient.
        last = g,
    }

    update(w, g) {
        let change = g - prev(last);
        last = g;
        m = ema(beta1, g);
        n = ema(beta2, change);
        v = ema(beta3, (g + (1 - beta2) * change)^2);
        let step = (debias(m) + (1 - beta2) * debias(n)) / (sqrt(debias(v) + eps_root) + eps);
        w = (1 - lr * weight_decay) * w - lr * step;
    }
}

optimizer! {
    /// Kate (Choudhury et al., 2024), <https://arxiv.org/abs/2403.02648>: AdaGrad that does not feel the scale of the data.
    pub struct Kate {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Share of the squared gradient in the numerator.
        delta = 0 where delta >= 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the sum of squares in each step.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Root of the sum in the numerator.
        m,
        /// Root of the sum of squares.
        b,
    }

    update(w, g) {
        let square = prev(b)^2 + g^2 + eps;
        m = sqrt(prev(m)^2 + delta * g^2 + g^2 / square);
        b = sqrt(square);
        w = (1 - lr * weight_decay) * w - lr * m * g / square;
    }
}

optimizer! {
    /// VSGD (Chen et al., 2024), <https://arxiv.org/abs/2404.06549>: the gradient and its noise by variational inference.
    pub struct Vsgd {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// How much noisier the observed gradient is taken to be than the true one.
        ghattg = 30 where ghattg > 0,
        /// Strength of the prior.
        ps = 1e-8 where ps > 0,
        /// Power of the step number, of the gradient's variance.
        tau1 = 0.81 where 0 < tau1 <= 1,
        /// Power of the step number, of the noise's variance.
        tau2 = 0.9 where 0 < tau2 <= 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Mean of the gradient.
        mu,
        /// Scale of the gradient's variance.
        bg = 2 * ps,
        /// Scale of the noise's variance.
        bhg = 2 * ghattg * ps,
    }

    update(w, g, t) {
        let shape = 2 * ps + 1 + 1e-4;
        let prior = 2 * ps;
        let prior_of_noise = 2 * ghattg * ps;
        let divisor = if t == 1 { shape - 1 } else { shape };
        // All of these are above 0 while the prior is a number of the type.
        #[allow(possible_nan)]
        let sg = prev(bg) / divisor;
        #[allow(possible_nan)]
        let shg = prev(bhg) / divisor;
        #[allow(possible_nan)]
        mu = (shg * prev(mu) + sg * g) / (sg + shg);
        #[allow(possible_nan)]
        let spread = sg * shg / (sg + shg);
        bg = ema(1 - t^(-tau1), prior + spread + (mu - prev(mu))^2);
        bhg = ema(1 - t^(-tau2), prior_of_noise + spread + (g - mu)^2);
        w = (1 - lr * weight_decay) * w - lr * mu / (sqrt(max(mu^2 + spread, 0)) + eps);
    }
}
