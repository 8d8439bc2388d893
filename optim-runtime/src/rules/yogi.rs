use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Yogi (Zaheer et al., 2018),
    /// <https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization>: Adam whose second
    /// moment moves by a share of the squared gradient, up or down, and not by its distance.
    ///
    /// Both moments start at `initial_accumulator` and are corrected all the same, as in its
    /// authors' code, optax and pytorch_optimizer.
    pub struct Yogi {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Rate β₂: the second moment moves by (1 − β₂)·g². Both moments are corrected as if β₁ and β₂ had always
        /// been the present ones.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-3 where eps > 0,
        /// Value that both moments start at.
        initial_accumulator = 1e-6 where initial_accumulator >= 0,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = true,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m = initial_accumulator,
        /// Second moment.
        v = initial_accumulator,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        v = max(prev(v) - (1 - beta2) * sign(prev(v) - g^2) * g^2, 0);
        let step = m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps);
        w -= lr * step;
    }

    with maximize(maximize = false),
        either_weight_decay(weight_decay, decoupled = decoupled_weight_decay, fixed = fixed_decay);
}
