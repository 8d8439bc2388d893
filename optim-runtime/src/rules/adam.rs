use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Adam (Kingma & Ba, 2015), <https://arxiv.org/abs/1412.6980>.
    ///
    /// As in the paper's first form, PyTorch and optax, ε is added to the corrected root. Keras
    /// uses the paper's second form ([`Adam::keras`]), whose ε weighs 31.6 times as much at the
    /// first step. The maximum of AMSGrad (Reddi, Kale & Kumar, 2018),
    /// <https://arxiv.org/abs/1904.09237>, is taken over the uncorrected moment, as in PyTorch
    /// and Keras, or over the corrected one (`amsgrad_corrected`), as in optax.
    pub struct Adam {
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
        /// Coupled weight decay λ: λ·w is added to the gradient. [`AdamW`](crate::AdamW) has the
        /// decoupled form.
        weight_decay = 0 where weight_decay >= 0,
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
        w -= lr * debias(m) / (root + added);
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Adam {
    /// Keras 3's `Adam`: `w −= η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m / (√v + 1e-7)`, the paper's second form.
    pub fn keras() -> Self {
        Self {
            eps: 1e-7,
            eps_hat: true,
            ..Self::default()
        }
    }
}
