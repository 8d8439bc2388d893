//! Rules with numbers of the whole model: rates that are found and not given, and what is shared by all layers.

use optim_runtime::optimizer;

optimizer! {
    /// Adaptive gradient descent (Malitsky & Mishchenko, 2019), <https://arxiv.org/abs/1910.09529>, as pytorch_optimizer has
    /// it (its ASGD): the rate follows from how the lengths of weights and gradient have changed.
    pub struct AdaptiveDescent {
        /// Learning rate of the first step.
        lr = 0.01 where lr > 0,
        /// How fast the rate may grow.
        amplifier = 0.02 where amplifier >= 0,
        /// Ratio of the last two rates in the beginning.
        theta = 1 where theta >= 0,
        /// Divides the estimated rate.
        dampening = 1 where dampening > 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to an estimated rate.
        eps = 1e-5 where eps >= 0,
    }

    state {
        /// Learning rate.
        rate: scalar = lr,
        /// Ratio of the last two rates.
        ratio: scalar = theta,
        /// Length of the weights.
        w_size: scalar,
        /// Length of the gradient.
        g_size: scalar,
    }

    update(w, g, t) {
        w_size = model_norm(w);
        g_size = model_norm(g);
        let w_change = if t > 1 { w_size - prev(w_size) } else { 0 };
        let g_change = if t > 1 { g_size - prev(g_size) } else { 0 };
        let most = prev(rate) * sqrt(1 + amplifier * max(prev(ratio), 0));
        let both = w_change > 0 && g_change > 0;
        rate = if both { min(most, w_change / max(dampening * g_change, 1e-300)) + eps } else { most };
        ratio = if prev(rate) > 0 { rate / prev(rate) } else { 1 };
        w = (1 - rate * weight_decay) * w - rate * g;
    }
}

optimizer! {
    /// AdaGC (Wang et al., 2025), <https://arxiv.org/abs/2502.11034>: AdamW whose gradients are clipped by the length that
    /// each tensor's have on average, and before that is known, by that of the model's.
    pub struct AdaGc {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate of the length.
        beta = 0.98 where 0 <= beta < 1,
        /// Largest length of the model's gradient at first.
        lambda_abs = 1 where lambda_abs > 0,
        /// Largest length of a tensor's gradient, as a multiple of the average.
        lambda_rel = 1.05 where lambda_rel > 0,
        /// The step from which on the average counts.
        warmup_steps = 100u64,
        /// Decoupled weight decay.
        weight_decay = 0.1 where weight_decay >= 0,
        /// Added to the root; least length.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Length of clipped gradients.
        gamma: scalar,
    }

    update(w, g, t) {
        let length = norm(g);
        let all = lambda_abs / (model_norm(g) + eps);
        let own = lambda_rel * max(prev(gamma), eps) / max(length, eps);
        let early = t == 1 || t < warmup_steps;
        let share = if early { min(all, 1) } else { min(own, 1) };
        let blended = beta * prev(gamma) + (1 - beta) * share * length;
        let least = if t == 1 { share * length } else { min(prev(gamma), share * length) };
        gamma = if early { least } else { blended };
        let d = share * g;
        m = ema(beta1, d);
        v = ema(beta2, d^2);
        w = (1 - lr * weight_decay) * w - lr * debias(m) / (sqrt(debias(v)) + eps);
    }
}

optimizer! {
    /// Adai (Xie et al., 2020), <https://arxiv.org/abs/2006.15815>: each weight's momentum has a rate by its second moment.
    pub struct Adai {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// What a mean second moment takes from the momentum's rate.
        beta0 = 0.1 where 0 < beta0 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// 1: the momentum sums gradients by what its rate leaves; less: by a power of it.
        dampening = 1 where 0 <= dampening <= 1,
        /// Coupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Largest rate, less than 1; least mean.
        eps = 1e-3 where 1e-5 <= eps < 1,
    }

    state {
        /// Momentum.
        m,
        /// Second moment.
        v,
        /// Product of the momentum's rates.
        product = 1,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        v = ema(beta2, d^2);
        let whole = max(model_sum(debias(v)) / model_sum(w - w + 1), eps);
        let taken = beta0 * (debias(v) / whole)^(1 / (3 - 2 * dampening));
        let beta = clamp(1 - taken, 0, 1 - eps);
        product = prev(product) * beta;
        m = beta * prev(m) + max(1 - beta, 0)^dampening * d;
        w -= lr * beta0^(1 - dampening) * m / max(1 - product, eps);
    }
}

optimizer! {
    /// AdamS: stable weight decay (Xie et al., 2020), <https://arxiv.org/abs/2011.11152>: Adam whose decay is divided by the
    /// root of the model's mean second moment.
    pub struct AdamS {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 1e-4 where weight_decay >= 0,
        /// Added to the roots.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let size = sqrt(model_sum(debias(v)) / model_sum(w - w + 1)) + eps;
        w = (1 - lr * weight_decay / size) * w - lr * debias(m) / (sqrt(debias(v)) + eps);
    }
}

optimizer! {
    /// AvaGrad (Savarese et al., 2019), <https://arxiv.org/abs/1912.01823>: Adam that divides by the last second moment, with
    /// a rate that is divided by the length of the rates of the model's weights.
    pub struct AvaGrad {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 0.1 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// One over the mean length of the rates.
        gamma: scalar,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let now = sqrt(prev(v) / (1 - beta2^t)) + eps;
        gamma = sqrt(model_sum(w - w + 1) / max(model_sum((1 / now)^2), 1e-300));
        if t == 1 {
            w = (1 - lr * weight_decay) * w;
        } else {
            let step = debias(m) / (sqrt(prev(v) / (1 - beta2^(t - 1))) + eps);
            w = (1 - lr * weight_decay) * w - lr * prev(gamma) * step;
        }
    }
}

optimizer! {
    /// D-Adaptation of AdaGrad (Defazio & Mishchenko, 2023), <https://arxiv.org/abs/2301.07733>.
    pub struct DAdaptAdaGrad {
        /// Factor of the rate that is found.
        lr = 1 where lr >= 0,
        /// Rate in the beginning.
        d0 = 1e-6 where d0 > 0,
        /// Added to the root.
        eps = 0 where eps >= 0,
    }

    state {
        /// Sum of squares.
        alpha = 1e-6,
        /// Weighted sum of gradients.
        s,
        /// Where each weight began.
        start = w,
        /// The rate.
        d: scalar = d0,
        /// Weighted sum of squared gradients.
        square: scalar,
    }

    update(w, g) {
        let rate = prev(d) * lr;
        alpha = running_sum(g^2);
        let root = sqrt(alpha) + eps;
        square = prev(square) + rate^2 * model_sum(g^2 / root);
        s = prev(s) + rate * g;
        let length = model_sum(abs(s));
        let far = model_sum(s^2 / root) - square;
        d = max(prev(d), if length > 0 { far / length } else { 0 });
        start = prev(start);
        w = start - s / root;
    }
}

optimizer! {
    /// D-Adaptation of Adan, as pytorch_optimizer has it: it squares twice what Adan squares, so the root of its second
    /// moment grows with the square of the gradient.
    pub struct DAdaptAdan {
        /// Factor of the rate that is found.
        lr = 1 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.98 where 0 <= beta1 < 1,
        /// Decay rate of the change.
        beta2 = 0.92 where 0 <= beta2 < 1,
        /// Decay rate of the second moment.
        beta3 = 0.99 where 0 <= beta3 < 1,
        /// Rate in the beginning.
        d0 = 1e-6 where d0 > 0,
        /// Weight decay, by division.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment of scaled gradients.
        m,
        /// Average of their changes.
        n,
        /// Second moment.
        v,
        /// Last gradient.
        last = g,
        /// Average of scaled gradients.
        s,
        /// The rate.
        d: scalar = d0,
        /// Average of weighted squares.
        square: scalar,
    }

    update(w, g) {
        let rate = prev(d) * lr;
        let change = g - prev(last);
        last = g;
        m = beta1 * prev(m) + (1 - beta1) * rate * g;
        n = beta2 * prev(n) + (1 - beta2) * rate * change;
        v = ema(beta3, (g + beta2 * change)^4);
        let root = sqrt(v) + eps;
        s = beta3 * prev(s) + (1 - beta3) * rate * g;
        square = beta3 * prev(square) + (1 - beta3) * rate^2 * model_sum(g^2 / root);
        let length = model_sum(abs(s));
        let far = model_sum(s^2 / root) / (1 - beta3) - square;
        d = max(prev(d), if length > 0 { far / length } else { 0 });
        w = (w - (m + beta2 * n) / root) / (1 + rate * weight_decay);
    }
}

optimizer! {
    /// D-Adaptation of Lion, as pytorch_optimizer has it.
    pub struct DAdaptLion {
        /// Factor of the rate that is found.
        lr = 1 where lr >= 0,
        /// Decay rate of the moment in the direction.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the moment.
        beta2 = 0.999 where 0 < beta2 < 1,
        /// Rate in the beginning.
        d0 = 1e-6 where d0 > 0,
    }

    state {
        /// Moment of scaled gradients.
        m,
        /// Average of scaled steps.
        s,
        /// The rate.
        d: scalar = d0,
        /// Average of what was gained.
        gained: scalar,
    }

    update(w, g) {
        let rate = prev(d) * lr;
        let step = sign(beta1 * prev(m) + (1 - beta1) * g);
        m = beta2 * prev(m) + (1 - beta2) * rate * g;
        let forget = sqrt(beta2);
        gained = forget * prev(gained) + (1 - forget) * rate * model_sum(step * prev(s));
        s = forget * prev(s) + (1 - forget) * rate * step;
        let length = model_sum(abs(s));
        // `gained` and `length` are averages with the same rate.
        #[allow(constant_correction)]
        let share = (1 - forget) * length;
        d = max(prev(d), if share > 0 { gained / share } else { 0 });
        w -= rate * step;
    }
}

optimizer! {
    /// D-Adaptation of SGD (Defazio & Mishchenko, 2023), <https://arxiv.org/abs/2301.07733>.
    pub struct DAdaptSgd {
        /// Factor of the rate that is found.
        lr = 1 where lr >= 0,
        /// How much of the weights a step keeps.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Rate in the beginning.
        d0 = 1e-6 where d0 > 0,
    }

    state {
        /// Weighted sum of gradients.
        s,
        /// Where each weight began.
        start = w,
        /// The rate.
        d: scalar = d0,
        /// Length of the first gradient.
        first: scalar,
        /// What was gained.
        gained: scalar,
    }

    update(w, g, t) {
        first = if t == 1 { model_norm(g) } else { prev(first) };
        let rate = if first > 0 { prev(d) * lr / first } else { 0 };
        let slope = model_sum(g * prev(s));
        gained = prev(gained) + rate * slope;
        let square = model_sum(prev(s)^2) + 2 * rate * slope + rate^2 * model_sum(g^2);
        d = max(prev(d), if square > 0 { 2 * gained / sqrt(square) } else { 0 });
        s = prev(s) + rate * g;
        start = prev(start);
        w = momentum * w + (1 - momentum) * (start - s);
    }
}

optimizer! {
    /// D-Adaptation of AdamW, as optax has it.
    pub struct DAdaptAdamW {
        /// Factor of the rate that is found.
        lr = 1 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 < beta2 < 1,
        /// Rate in the beginning.
        d0 = 1e-6 where d0 > 0,
        /// Decoupled weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment of scaled gradients.
        m,
        /// Second moment.
        v,
        /// Average of scaled gradients.
        s,
        /// The rate.
        d: scalar = d0,
        /// Average of what was gained.
        gained: scalar,
    }

    update(w, g, t) {
        let rate = prev(d) * lr * sqrt(1 - beta2^t) / (1 - beta1^t);
        let forget = sqrt(beta2);
        gained = forget * prev(gained) + (1 - forget) * rate * model_sum(g * prev(s) / (sqrt(prev(v)) + eps));
        m = beta1 * prev(m) + (1 - beta1) * rate * g;
        v = ema(beta2, g^2);
        s = forget * prev(s) + (1 - forget) * rate * g;
        let length = model_sum(abs(s));
        // `gained` and `length` are averages with the same rate.
        #[allow(constant_correction)]
        let share = (1 - forget) * length;
        d = max(prev(d), if share > 0 { gained / share } else { 0 });
        #[allow(scaled_decay)]
        w = (1 - rate * weight_decay) * w - m / (sqrt(v) + eps);
    }
}

optimizer! {
    /// DoWG (Khaled et al., 2023), <https://arxiv.org/abs/2305.16284>: the rate is the way so far over weighted gradients.
    pub struct Dowg {
        /// Factor of the rate that is found.
        lr = 1 where lr >= 0,
        /// Added to the root; squared way in the beginning.
        eps = 1e-4 where eps > 0,
    }

    state {
        /// Where each weight began.
        start = w,
        /// Largest squared way.
        way: scalar = eps,
        /// Weighted sum of squared gradients.
        square: scalar,
    }

    update(w, g) {
        start = prev(start);
        way = max(prev(way), model_sum((w - start)^2));
        square = prev(square) + way * model_sum(g^2);
        w -= lr * way / (sqrt(square) + eps) * g;
    }
}

optimizer! {
    /// COCOB (Orabona & Tommasi, 2017), <https://arxiv.org/abs/1705.07795>, as optax has it: each weight bets on its gradient.
    pub struct Cocob {
        /// Factor of the gradient.
        lr = 1 where lr >= 0,
        /// How careful the first bets are.
        alpha = 100 where alpha > 0,
        /// Largest gradient in the beginning.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Where each weight began.
        start = w,
        /// Largest gradient so far.
        bound = eps,
        /// Sum of the gradients' magnitudes.
        path,
        /// What was won.
        reward,
        /// Sum of gradients.
        slope,
    }

    update(w, g) {
        let d = lr * g;
        start = prev(start);
        bound = running_max(abs(d));
        path = running_sum(abs(d));
        reward = max(prev(reward) - d * (w - start), 0);
        slope = running_sum(d);
        w = start - slope / bound / max(path + bound, alpha * bound) * (bound + reward);
    }
}

optimizer! {
    /// Mechanic (Cutkosky et al., 2023), <https://arxiv.org/abs/2306.00144>, around gradient descent, as optax has it: the
    /// factor of all steps so far is the sum of six bets, whose rates are 1 − 10⁻ⁱ.
    pub struct MechanicDescent {
        /// Learning rate of gradient descent.
        lr = 0.01 where lr >= 0,
        /// Strength of the pull to zero.
        weight_decay = 0.01 where weight_decay >= 0,
        /// First factors.
        s_init = 1e-6 where s_init > 0,
        /// Added to divisors.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// Where each weight began.
        start = w,
        /// Largest slope, at rate 0.9.
        m1: scalar,
        /// Sum of squared slopes.
        v1: scalar,
        /// What was won.
        r1: scalar,
        /// The factor.
        s1: scalar = s_init,
        /// Largest slope, at rate 0.99.
        m2: scalar,
        /// Sum of squared slopes.
        v2: scalar,
        /// What was won.
        r2: scalar,
        /// The factor.
        s2: scalar = s_init,
        /// Largest slope, at rate 0.999.
        m3: scalar,
        /// Sum of squared slopes.
        v3: scalar,
        /// What was won.
        r3: scalar,
        /// The factor.
        s3: scalar = s_init,
        /// Largest slope, at rate 0.9999.
        m4: scalar,
        /// Sum of squared slopes.
        v4: scalar,
        /// What was won.
        r4: scalar,
        /// The factor.
        s4: scalar = s_init,
        /// Largest slope, at rate 0.99999.
        m5: scalar,
        /// Sum of squared slopes.
        v5: scalar,
        /// What was won.
        r5: scalar,
        /// The factor.
        s5: scalar = s_init,
        /// Largest slope, at rate 0.999999.
        m6: scalar,
        /// Sum of squared slopes.
        v6: scalar,
        /// What was won.
        r6: scalar,
        /// The factor.
        s6: scalar = s_init,
    }

    update(w, g) {
        let factor = prev(s1) + prev(s2) + prev(s3) + prev(s4) + prev(s5) + prev(s6);
        start = prev(start);
        let way = (start - w) / (max(factor, 0) + eps);
        let pull = weight_decay * factor * model_norm(g) / (model_norm(w) + eps);
        let slope = model_sum(g * way) + pull * model_sum(w * way);
        m1 = max(0.9 * prev(m1), abs(slope) + eps);
        v1 = 0.9^2 * prev(v1) + slope^2;
        r1 = 0.9 * prev(r1) + max(min(slope, prev(m1)), -prev(m1)) * prev(s1);
        s1 = (s_init / 6 * m1 + max(r1, 0)) / (sqrt(v1) + eps);
        m2 = max(0.99 * prev(m2), abs(slope) + eps);
        v2 = 0.99^2 * prev(v2) + slope^2;
        r2 = 0.99 * prev(r2) + max(min(slope, prev(m2)), -prev(m2)) * prev(s2);
        s2 = (s_init / 6 * m2 + max(r2, 0)) / (sqrt(v2) + eps);
        m3 = max(0.999 * prev(m3), abs(slope) + eps);
        v3 = 0.999^2 * prev(v3) + slope^2;
        r3 = 0.999 * prev(r3) + max(min(slope, prev(m3)), -prev(m3)) * prev(s3);
        s3 = (s_init / 6 * m3 + max(r3, 0)) / (sqrt(v3) + eps);
        m4 = max(0.9999 * prev(m4), abs(slope) + eps);
        v4 = 0.9999^2 * prev(v4) + slope^2;
        r4 = 0.9999 * prev(r4) + max(min(slope, prev(m4)), -prev(m4)) * prev(s4);
        s4 = (s_init / 6 * m4 + max(r4, 0)) / (sqrt(v4) + eps);
        m5 = max(0.99999 * prev(m5), abs(slope) + eps);
        v5 = 0.99999^2 * prev(v5) + slope^2;
        r5 = 0.99999 * prev(r5) + max(min(slope, prev(m5)), -prev(m5)) * prev(s5);
        s5 = (s_init / 6 * m5 + max(r5, 0)) / (sqrt(v5) + eps);
        m6 = max(0.999999 * prev(m6), abs(slope) + eps);
        v6 = 0.999999^2 * prev(v6) + slope^2;
        r6 = 0.999999 * prev(r6) + max(min(slope, prev(m6)), -prev(m6)) * prev(s6);
        s6 = (s_init / 6 * m6 + max(r6, 0)) / (sqrt(v6) + eps);
        w = start - (s1 + s2 + s3 + s4 + s5 + s6) * (way + lr * g);
    }
}
