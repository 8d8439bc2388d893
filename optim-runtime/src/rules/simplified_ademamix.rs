use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Simplified AdEMAMix (Morwani et al., 2025), <https://arxiv.org/abs/2502.02431>: Adam whose momentum is a sum of
    /// gradients, without a correction, to which α times the present one is added; it behaves as a schedule-free
    /// rule without a second copy of the weights.
    ///
    /// A sum is some 1 / (1 − β₁) times as large as an average, so the learning rate is as much smaller than Adam's.
    /// optax has the same equation. pytorch_optimizer keeps an average, and divides by the root of the
    /// correction where it is to be multiplied. A warm-up of β₁ is a schedule of it.
    pub struct SimplifiedAdEmaMix {
        /// Learning rate η.
        lr = 1e-4 where lr >= 0,
        /// Decay rate β₁ of the sum.
        beta1 = 0.99 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.95 where 0 <= beta2 < 1,
        /// Weight α of the present gradient beside the sum.
        alpha = 0 where alpha >= 0,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Added under the square root of the corrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Sum of the gradients.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g) {
        m = trace(beta1, g);
        v = ema(beta2, g^2);
        let root = sqrt(debias(v) + eps_root) + eps;
        w -= lr * (m + alpha * g) / root;
    }

    with decoupled_weight_decay(weight_decay);
}
