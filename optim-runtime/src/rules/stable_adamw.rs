use crate::optimizer;

optimizer! {
    #[macro_export]
    /// StableAdamW (Wortsman et al., 2023), <https://arxiv.org/abs/2304.13013>: AdamW whose learning rate falls,
    /// tensor by tensor, where gradients have grown faster than their second moment, as Adafactor's clip has it.
    ///
    /// The paper's debiased rates are Adam's corrections: an average at the rate β·(1 − βᵗ⁻¹) / (1 − βᵗ) is the
    /// corrected one. The decay is multiplied by the learning rate that was lowered, as in the paper.
    /// pytorch_optimizer and optimi have the same equation.
    pub struct StableAdamW {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − ηₜ·λ, with the lowered rate.
        weight_decay = 1e-2 where weight_decay >= 0,
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
        let mean_square = debias(v);
        let size = sqrt(mean(g^2 / max(mean_square, eps^2)));
        let rate = lr / max(1, size);
        w -= rate * debias(m) / (sqrt(mean_square) + eps);
    }

    with decoupled_weight_decay(weight_decay, lr = rate);
}
