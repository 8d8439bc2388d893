use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdamW (Loshchilov & Hutter, 2019), <https://arxiv.org/abs/1711.05101>: Adam whose weight
    /// decay does not pass through the moments.
    ///
    /// As in PyTorch the decay is multiplied by the learning rate, and λ is 0.01; optax has the
    /// same equation with λ = 1e-4 ([`AdamW::optax`]), Keras with λ = 0.004 and the other form of
    /// ε ([`AdamW::keras`]).
    pub struct AdamW {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Added under the square root of the corrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Adds ε to the root of the uncorrected second moment: the paper's second form, ε̂, which
        /// weighs 1 / √(1 − β₂ᵗ) times as much.
        eps_hat = false,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 1e-2 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate.
        fixed_decay = false,
        /// Divides by the largest second moment so far.
        amsgrad = false,
        /// Takes the largest of the second moments behind their correction, as the paper does and optax.
        amsgrad_corrected = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Largest second moment so far.
        v_max if amsgrad,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        // Of what the largest is taken, and what is left to be corrected.
        let inside = if amsgrad_corrected { correction(v) } else { 1 };
        let outside = if amsgrad && amsgrad_corrected { 1 } else { correction(v) };
        if amsgrad {
            v_max = running_max(v / inside);
        }
        let bound = if amsgrad { v_max } else { v };
        let added = if eps_hat { eps / sqrt(correction(v)) } else { eps };
        let mean_square = bound / outside;
        let root = if eps_root > 0 { sqrt(mean_square + eps_root) } else { sqrt(mean_square) };
        let share = if fixed_decay { weight_decay } else { lr * weight_decay };
        let decayed = (1 - share) * w;
        w = decayed - lr * debias(m) / (root + added);
    }

    with maximize(maximize = false);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdamW {
    /// optax' `adamw`: our equation with λ = 1e-4.
    pub fn optax() -> Self {
        Self {
            weight_decay: 1e-4,
            ..Self::default()
        }
    }

    /// Keras 3's `AdamW`: λ = 0.004, and ε as in [`Adam::keras`](crate::Adam::keras).
    pub fn keras() -> Self {
        Self {
            weight_decay: 4e-3,
            eps: 1e-7,
            eps_hat: true,
            ..Self::default()
        }
    }
}
