use crate::optimizer;

optimizer! {
    #[macro_export]
    /// LAMB (You et al., 2019), <https://arxiv.org/abs/1904.00962>: Adam whose steps are, tensor by
    /// tensor, in proportion to the norm of the weights.
    ///
    /// Moments are corrected as in the paper. pytorch_optimizer corrects the first one alone, behind the
    /// trust ratio, so that its first steps are up to 1 / (1 − β₁) times as long, and decouples the
    /// weight decay ([`Lamb::pytorch_optimizer`]); the paper's experiments and optax have no bound on the weights'
    /// norm ([`Lamb::optax`]).
    // Its sign was turned further down.
    #[formerly(0x516c_8dfa_a6dc_5ad3)]
    pub struct Lamb {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root, and to the norm of the direction.
        eps = 1e-6 where eps > 0,
        /// Weight decay λ: λ·w is added to the direction.
        weight_decay = 0 where weight_decay >= 0,
        /// Largest norm of the weights that steps are in proportion to; 0 for none.
        largest_norm = 10 where largest_norm >= 0,
        /// Largest norm of all gradients of a step together, beyond which they are scaled down;
        /// 0 for none.
        max_grad_norm = 0 where max_grad_norm >= 0,
        /// Weights shrink by the factor 1 − η·λ before the step instead.
        decoupled_weight_decay = false,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is decoupled.
        fixed_decay = false,
        /// Leaves the moments as they are and divides the step by 1 − β₁ᵗ.
        late_correction = false,
        /// Averages gradients in the first moment; otherwise they are summed.
        averaging = true,
        /// Leaves out the trust ratio.
        adam = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g) {
        let most = max_grad_norm / (model_norm(g) + eps);
        let d = if max_grad_norm > 0 { min(1, most) * g } else { g };
        m = beta1 * prev(m) + (if averaging { 1 - beta1 } else { 1 }) * d;
        v = ema(beta2, d^2);
        let share = if fixed_decay { weight_decay } else { lr * weight_decay };
        let kept = if decoupled_weight_decay { (1 - share) * w } else { w };
        let corrected = m / correction(m) / (sqrt(debias(v)) + eps);
        let direction = if late_correction { m / (sqrt(v) + eps) } else { corrected };
        let r = if decoupled_weight_decay { direction } else { direction + weight_decay * w };
        let length = norm(kept);
        let w_norm = if largest_norm > 0 { min(length, largest_norm) } else { length };
        let r_norm = norm(r);
        let ratio = if w_norm > 0 && r_norm > 0 { w_norm / (r_norm + eps) } else { 1 };
        let trust = if adam { 1 } else { ratio };
        let rate = if late_correction { lr / correction(m) } else { lr };
        w = kept - rate * trust * r;
    }

    with maximize(maximize = false);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Lamb {
    /// optax' `lamb`: no bound on the weights' norm.
    pub fn optax() -> Self {
        Self {
            largest_norm: 0.0,
            ..Self::default()
        }
    }

    /// pytorch_optimizer's `Lamb`: the trust ratio of uncorrected moments,
    /// `r = m / (√v + ε)`, then `w −= η/(1 − β₁ᵗ)·‖w‖/(‖r‖ + ε)·r`, and decoupled weight decay.
    pub fn pytorch_optimizer() -> Self {
        Self {
            late_correction: true,
            decoupled_weight_decay: true,
            ..Self::default()
        }
    }
}
