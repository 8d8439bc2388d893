use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdEMAMix (Pagliardini et al., 2024), <https://arxiv.org/abs/2409.03137>: Adam with a second, much slower average
    /// of the gradient beside the first.
    ///
    /// The slow average is not corrected. Both its weight α and its rate β₃ grow over the first `warmup` steps, as in the
    /// paper: α linearly, β₃ from β₁ by its half-life. pytorch_optimizer's weight decay is coupled by default.
    pub struct AdEmaMix {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 < beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate β₃ of the slow average.
        beta3 = 0.9999 where 0 < beta3 < 1,
        /// Weight α of the slow average.
        alpha = 5 where alpha >= 0,
        /// Steps over which α and β₃ grow; 0 for none.
        warmup = 0u64,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Fast average of the gradient.
        m,
        /// Slow average of the gradient.
        slow,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g, t) {
        let part = if t < warmup { t / warmup } else { 1 };
        let half_life = (1 - part) / ln(beta1) + part / ln(beta3);
        let rate = if part < 1 && half_life < 0 { min(exp(1 / half_life), beta3) } else { beta3 };
        m = ema(beta1, g);
        slow = ema(rate, g);
        v = ema(beta2, g^2);
        let mixed = debias(m) + part * alpha * slow;
        w -= lr * mixed / (sqrt(debias(v)) + eps);
    }

    with decoupled_weight_decay(weight_decay);
}
