//! Rules that ask for the value of the loss: a hyper-parameter that is set before each step.

use optim_runtime::optimizer;

optimizer! {
    /// Polyak's step (Loizou et al., 2020), <https://arxiv.org/abs/2002.10542>: the loss over the squared gradient.
    pub struct PolyakSgd {
        /// Largest learning rate.
        lr = 1 where lr >= 0,
        /// Value of the loss at the weights.
        loss = 0,
        /// Its least value.
        f_min = 0,
        /// Added to the squared gradient.
        eps = 0 where eps >= 0,
    }

    update(w, g) {
        let square = model_sum(g^2) + eps;
        let rate = if square > 2.220446049250313e-16 { min((loss - f_min) / square, lr) } else { 0 };
        w -= rate * g;
    }
}

optimizer! {
    /// ALI-G (Berrada et al., 2019), <https://arxiv.org/abs/1906.05661>: Polyak's step with a bound and with momentum.
    pub struct AliG {
        /// Largest learning rate.
        lr = 1e300 where lr >= 0,
        /// Value of the loss at the weights.
        loss = 0 where loss >= 0,
        /// Decay rate of the momentum; 0: none.
        momentum = 0 where 0 <= momentum < 1,
        /// Added to the squared gradient.
        eps = 1e-6 where eps > 0,
    }

    state {
        /// Sum of steps.
        b if momentum > 0,
    }

    update(w, g) {
        let rate = min(loss / (model_sum(g^2) + eps), lr);
        if momentum > 0 {
            b = trace(momentum, rate * g);
            w -= rate * g + momentum * b;
        } else {
            w -= rate * g;
        }
    }
}

optimizer! {
    /// Momo (Schaipp et al., 2023), <https://arxiv.org/abs/2305.07583>: momentum with a step that a model of the loss allows.
    pub struct Momo {
        /// Largest learning rate.
        lr = 1 where lr >= 0,
        /// Value of the loss at the weights.
        loss = 0,
        /// Decay rate of the averages.
        beta = 0.9 where 0 <= beta < 1,
        /// What the loss is known not to go below.
        lower_bound = 0,
        /// Weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// The bound follows the loss.
        adapt = false,
    }

    state {
        /// Average gradient.
        m,
        /// Average loss.
        mean_loss: scalar,
        /// Average product of gradient and weights.
        product: scalar,
        /// The bound.
        bound: scalar = lower_bound,
    }

    update(w, g, t) {
        let rate = if t == 1 { 0 } else { beta };
        mean_loss = rate * prev(mean_loss) + (1 - rate) * loss;
        m = ema(rate, g);
        product = rate * prev(product) + (1 - rate) * model_sum(g * w);
        let square = model_sum(m^2);
        let along = model_sum(m * w);
        let more = 1 + lr * weight_decay;
        let cap = more * (mean_loss - product) + along;
        let low = if adapt && cap < more * prev(bound) { max(cap / (2 * more), lower_bound) } else { prev(bound) };
        let gap = max(more * (mean_loss - low - product) + along, 0);
        let tau = if square > 2.220446049250313e-16 { min(lr, gap / square) } else { 0 };
        bound = if adapt { max(mean_loss + along - product - tau * square / 2, lower_bound) } else { prev(bound) };
        w = w - lr * weight_decay / more * w - tau * m;
    }
}

optimizer! {
    /// Momo's form of Adam (Schaipp et al., 2023), <https://arxiv.org/abs/2305.07583>.
    pub struct MomoAdam {
        /// Largest learning rate.
        lr = 1e-2 where lr >= 0,
        /// Value of the loss at the weights.
        loss = 0,
        /// Decay rate of the first moment, and of loss and product.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// What the loss is known not to go below.
        lower_bound = 0,
        /// Weight decay.
        weight_decay = 0 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Average loss.
        mean_loss: scalar,
        /// Average product of gradient and weights.
        product: scalar,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        mean_loss = ema(beta1, loss);
        product = ema(beta1, model_sum(g * w));
        let root = sqrt(debias(v)) + eps;
        #[allow(lonely_debias)]
        let square = model_sum(m^2 / root);
        let along = model_sum(m * w);
        let more = 1 + lr * weight_decay;
        let gap = max(more * (mean_loss - correction(m) * lower_bound - product) + along, 0);
        let tau = if square > 2.220446049250313e-16 { min(lr / correction(m), gap / square) } else { 0 };
        w = w - lr * weight_decay / more * w - tau * m / root;
    }
}

optimizer! {
    /// EmoNavi, as pytorch_optimizer has it: Adam without corrections, whose rate follows how averages of the loss lie, with
    /// a shadow of the weights to go back to.
    pub struct EmoNavi {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Value of the loss at the weights.
        loss = 0 where loss >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Keep a shadow of the weights.
        use_shadow = false,
        /// How far the shadow goes towards weights that came back.
        shadow_weight = 0.05 where 0 <= shadow_weight <= 1,
        /// Decoupled weight decay.
        weight_decay = 0.01 where weight_decay >= 0,
        /// Added to the root.
        eps = 1e-8 where eps > 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
        /// Weights to go back to.
        shadow = w if use_shadow,
        /// Fast average of the loss.
        short: scalar = loss,
        /// Middling average of the loss.
        medium: scalar = loss,
        /// Slow average of the loss.
        long: scalar = loss,
    }

    update(w, g) {
        short = ema(0.7, loss);
        medium = ema(0.95, loss);
        long = ema(0.99, loss);
        let by_long = (long - short) / max(long, 1e-5);
        let by_medium = (long - short) / max(medium, 1e-5);
        let other = abs(by_long) >= 0.05 && abs(by_medium) * max(medium, 1e-5) < abs(by_long) * max(long, 1e-5);
        let mood = tanh(if other { by_medium } else { by_long });
        let size = abs(mood);
        let trust = (1 - size) * (if mood < 0 { -1 } else { 1 });
        let calm = if size > 0.25 { 1 - size } else { 1 };
        let lively = 8 * abs(trust) * (1 + 0.1 * trust);
        let drive = if size > 0.25 && size < 0.5 { lively } else if size > 0.75 { calm } else { 1 };
        let back = if size > 0.625 { 1 - size } else { 0 };
        let decayed = (1 - lr * weight_decay) * w;
        let drawn = if back > 0 { abs(trust) } else { 0 };
        let pull = if back > 0 { shadow_weight } else { 0.1 * abs(trust) };
        let moved = if use_shadow { (1 - back) * decayed + drawn * prev(shadow) } else { decayed };
        if use_shadow {
            shadow = prev(shadow) + pull * (moved - prev(shadow));
        }
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        w = moved - lr * drive * m / (sqrt(v) + eps);
    }
}

optimizer! {
    /// EmoLynx and EmoFact, as pytorch_optimizer has them: a sign whose rate follows how averages of the loss lie. EmoLynx
    /// takes Lion's; EmoFact that of a matrix' gradient, which its factored second moment does not change, and that of a
    /// vector's momentum.
    pub struct EmoSign {
        /// Learning rate.
        lr = 1e-3 where lr >= 0,
        /// Value of the loss at the weights.
        loss = 0 where loss >= 0,
        /// Decay rate of the moment in the direction.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// EmoFact in place of EmoLynx.
        factored = false,
        /// Decoupled weight decay.
        weight_decay = 0.01 where weight_decay >= 0,
    }

    state {
        /// Moment.
        m,
        /// Fast average of the loss.
        short: scalar = loss,
        /// Middling average of the loss.
        medium: scalar = loss,
        /// Slow average of the loss.
        long: scalar = loss,
    }

    update(w, g) {
        short = ema(0.7, loss);
        medium = ema(0.95, loss);
        long = ema(0.99, loss);
        let by_long = (long - short) / max(long, 1e-5);
        let by_medium = (long - short) / max(medium, 1e-5);
        let other = abs(by_long) >= 0.05 && abs(by_medium) * max(medium, 1e-5) < abs(by_long) * max(long, 1e-5);
        let mood = tanh(if other { by_medium } else { by_long });
        let size = abs(mood);
        let trust = (1 - size) * (if mood < 0 { -1 } else { 1 });
        let calm = if size > 0.25 { 1 - size } else { 1 };
        let lively = 8 * abs(trust) * (1 + 0.1 * trust);
        let drive = if size > 0.25 && size < 0.5 { lively } else if size > 0.75 { calm } else { 1 };
        let ahead = beta1 * prev(m) + (1 - beta1) * g;
        m = ema(if factored { beta1 } else { beta2 }, g);
        let direction = if factored { (if ndim(w) > 1 { g } else { m }) } else { ahead };
        w = (1 - lr * weight_decay) * w - lr * drive * sign(direction);
    }
}
