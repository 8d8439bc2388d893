use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Adan (Xie et al., 2022), <https://arxiv.org/abs/2208.06677>: Nesterov's momentum from the
    /// gradient and its change.
    ///
    /// Rates and bias corrections are those of the authors' code; in the paper's notation they are
    /// 1 − β. Weights are divided by 1 + η·λ after the step, as there.
    pub struct Adan {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the gradient's average.
        beta1 = 0.98 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the average change, and its share in the direction.
        beta2 = 0.92 where 0 <= beta2 < 1,
        /// Decay rate β₃ of the second moment.
        beta3 = 0.99 where 0 <= beta3 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Weight decay λ: weights are divided by 1 + η·λ after the step.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ before the step instead.
        decoupled_weight_decay = false,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
    }

    state {
        /// EMA of the gradient.
        m,
        /// EMA of the gradient's change.
        n,
        /// EMA of the squared gradient, looked ahead.
        v,
        /// Gradient of the last step.
        last = g,
    }

    update(w, g, t) {
        let change = g - prev(last);
        m = ema(beta1, g);
        n = ema(beta2, change);
        v = ema(beta3, (g + beta2 * change)^2);
        last = g;
        let share = if fixed_decay { weight_decay } else { lr * weight_decay };
        let before = if decoupled_weight_decay { 1 - share } else { 1 };
        let after = if decoupled_weight_decay { 1 } else { 1 + lr * weight_decay };
        let step = (debias(m) + beta2 * debias(n)) / (sqrt(debias(v)) + eps);
        w = (before * w - lr * step) / after;
    }

    with maximize(maximize = false);
}
