use crate::optimizer;

optimizer! {
    #[macro_export]
    /// LaProp (Ziyin et al., 2020), <https://arxiv.org/abs/2002.04839>: Adam that divides each gradient by the root of
    /// the second moment first and averages then, so that any two rates go together.
    ///
    /// The learning rate stands outside the average, as in the paper. In its authors' code and pytorch_optimizer it
    /// stands inside, so that a change of it acts on later gradients alone; at one rate they are the same
    /// but for 1e-15 under pytorch_optimizer's root ([`LaProp::pytorch_optimizer`]), which also decays
    /// the weights after the step.
    pub struct LaProp {
        /// Learning rate η.
        lr = 4e-4 where lr >= 0,
        /// Decay rate β₁ of the average of normalised gradients.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-15 where eps > 0,
        /// Adds ε to the root of the uncorrected second moment, where it weighs 1 / √(1 − β₂ᵗ) times as much.
        eps_hat = false,
        /// Added under the square root, to the uncorrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the normalised gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g) {
        v = ema(beta2, g^2);
        let added = if eps_hat { eps / sqrt(correction(v)) } else { eps };
        m = ema(beta1, g / (sqrt((v + eps_root) / correction(v)) + added));
        w -= lr * debias(m);
    }

    with decoupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl LaProp {
    /// pytorch_optimizer's `LaProp`: `m = β₁·m + (1 − β₁)·√(1 − β₂ᵗ)·g / (√(v + 1e-15) + ε)`.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_hat: true,
            eps_root: 1e-15,
            ..Self::default()
        }
    }
}
