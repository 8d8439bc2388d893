use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaMod (Ding et al., 2019), <https://arxiv.org/abs/1910.12249>: Adam in which no weight's rate is larger than
    /// its own average over many steps, so that the first ones need no warm-up.
    ///
    /// As in its authors' code ε is added to the uncorrected root. Defaults are theirs;
    /// [`AdaMod::pytorch_optimizer`] has other rates.
    pub struct AdaMod {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate β₃ of the average of rates.
        beta3 = 0.999 where 0 <= beta3 < 1,
        /// Added to the uncorrected root.
        eps = 1e-8 where eps >= 1e-30,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// EMA of the rates.
        s,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let rate = lr * sqrt(correction(v)) / correction(m) / (sqrt(v) + eps);
        s = ema(beta3, rate);
        w -= min(rate, s) * m;
    }

    with decoupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdaMod {
    /// pytorch_optimizer's `AdaMod`: our equation with β₂ = 0.99 and β₃ = 0.9999.
    pub fn pytorch_optimizer() -> Self {
        Self {
            beta2: 0.99,
            beta3: 0.9999,
            ..Self::default()
        }
    }
}
