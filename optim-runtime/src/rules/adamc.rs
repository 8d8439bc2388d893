use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdamC (Defazio, 2025), <https://arxiv.org/abs/2506.02285>: AdamW whose weight decay falls with the square of
    /// the learning rate, for layers that are followed by a normalisation: their gradients then do not grow at
    /// the end of training.
    ///
    /// Other layers belong in a group with `normalized` off, where it is AdamW. pytorch_optimizer adds ε before the
    /// correction, and 1e-15 under the root ([`AdamC::pytorch_optimizer`]); there `normalized` is off
    /// unless a group has it.
    pub struct AdamC {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Largest learning rate of the schedule.
        max_lr = 1e-3 where max_lr > 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Adds ε to the root of the uncorrected second moment, where it weighs 1 / √(1 − β₂ᵗ) times as much.
        eps_hat = false,
        /// Added under the square root, to the uncorrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η²·λ / η_max.
        weight_decay = 1e-2 where weight_decay >= 0,
        /// Whether a normalisation follows; otherwise weights shrink by the factor 1 − η·λ.
        normalized = true,
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
        let added = if eps_hat { eps / sqrt(correction(v)) } else { eps };
        let root = sqrt((v + eps_root) / correction(v));
        let share = if normalized { lr^2 / max_lr } else { lr };
        w -= lr * debias(m) / (root + added);
    }

    with decoupled_weight_decay(weight_decay, lr = share);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdamC {
    /// pytorch_optimizer's `AdamC`: λ = 0, `w −= η/(1 − β₁ᵗ)·√(1 − β₂ᵗ)·m / (√(v + 1e-15) + ε)`, and
    /// `normalized` off.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_hat: true,
            eps_root: 1e-15,
            weight_decay: 0.0,
            normalized: false,
            ..Self::default()
        }
    }
}
