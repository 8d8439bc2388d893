use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Grams (Cao et al., 2024), <https://arxiv.org/abs/2412.17107>: each weight moves as far as Adam would have it,
    /// in the direction of the present gradient.
    ///
    /// Where the gradient is 0 a weight rests, whatever its moments say. pytorch_optimizer has the same equation.
    pub struct Grams {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-6 where eps > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let size = abs(debias(m)) / (sqrt(debias(v)) + eps);
        w -= lr * size * sign(g);
    }

    with decoupled_weight_decay(weight_decay);
}
