use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaMax (Kingma & Ba, 2015, section 7.1), <https://arxiv.org/abs/1412.6980>: Adam with the
    /// largest decayed gradient in place of the root mean square.
    ///
    /// As in PyTorch and optax ε is added to the gradient inside the maximum; Keras adds it to the
    /// maximum, and the paper has none.
    pub struct AdaMax {
        /// Learning rate η.
        lr = 2e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the largest gradient.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the gradient's magnitude.
        eps = 1e-8 where eps > 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Largest decayed magnitude of a gradient.
        u,
    }

    update(w, g) {
        m = ema(beta1, g);
        u = max(beta2 * prev(u), abs(g) + eps);
        w -= lr * debias(m) / u;
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}
