use crate::optimizer;

optimizer! {
    /// Lion (Chen et al., 2023), <https://arxiv.org/abs/2302.06675>.
    ///
    /// The direction mixes the gradient with the *old* moment at rate β₁; the moment is then
    /// updated at rate β₂.
    pub struct Lion {
        /// Learning rate η: the distance that each weight moves.
        lr = 1e-4 where lr >= 0,
        /// Share β₁ of the old moment in the direction.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the gradient.
        m,
    }

    update(w, g) {
        let c = beta1 * prev(m) + (1 - beta1) * g;
        m = ema(beta2, g);
        w = (1 - lr * weight_decay) * w - lr * sign(c);
    }
}
