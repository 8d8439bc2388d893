use crate::optimizer;

optimizer! {
    #[macro_export]
    /// MARS (Yuan et al., 2024), <https://arxiv.org/abs/2411.10438>: AdamW, or Lion's sign, on a gradient that is
    /// corrected by its change since the last step, which takes out part of the noise of small batches.
    ///
    /// This is the form that its authors call approximate: the last gradient is the one of the last batch. Tensors of
    /// one axis take AdamW steps with rates of their own, as there. In pytorch_optimizer ε is added
    /// before the correction, and 1e-15 under the root ([`Mars::pytorch_optimizer`]). Their
    /// `optimize_1d`, `cautious` and AMSGrad are no options of this rule.
    pub struct Mars {
        /// Learning rate η.
        lr = 3e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.95 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Strength γ of the correction by the gradient's change.
        gamma = 0.025 where gamma >= 0,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Adds ε to the root of the uncorrected second moment, where it weighs 1 / √(1 − β₂ᵗ) times as much.
        eps_hat = false,
        /// Added under the square root, to the uncorrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Matrices move by the sign of the first moment.
        lion = false,
        /// Factor of the learning rate for tensors of one axis.
        lr_1d_factor = 1 where lr_1d_factor >= 0,
        /// β₁ of tensors of one axis.
        beta1_1d = 0.9 where 0 <= beta1_1d < 1,
        /// β₂ of tensors of one axis.
        beta2_1d = 0.95 where 0 <= beta2_1d < 1,
        /// λ of tensors of one axis.
        weight_decay_1d = 0.1 where weight_decay_1d >= 0,
    }

    state {
        /// First moment: EMA of the corrected gradient.
        m,
        /// Second moment: EMA of its square.
        v if !lion || ndim(w) <= 1,
        /// Gradient of the last step.
        last if ndim(w) > 1,
    }

    update(w, g) {
        let rate1 = if ndim(w) > 1 { beta1 } else { beta1_1d };
        let rate2 = if ndim(w) > 1 { beta2 } else { beta2_1d };
        let rate = if ndim(w) > 1 { lr } else { lr_1d_factor * lr };
        let decay = if ndim(w) > 1 { weight_decay } else { weight_decay_1d };
        let change = gamma * beta1 / (1 - beta1);
        let c = if ndim(w) > 1 { g + change * (g - prev(last)) } else { g };
        let d = if ndim(w) > 1 { c / max(1, norm(c)) } else { c };
        m = ema(rate1, d);
        if !lion || ndim(w) <= 1 {
            v = ema(rate2, d^2);
        }
        if ndim(w) > 1 {
            last = g;
        }
        let step = if lion && ndim(w) > 1 { sign(m) } else { debias(m) / (sqrt((v + eps_root) / correction(v)) + (if eps_hat { eps / sqrt(correction(v)) } else { eps })) };
        w -= rate * step;
    }

    with decoupled_weight_decay(decay, lr = rate);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Mars {
    /// pytorch_optimizer's `MARS`: `w −= η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m / (√(v + 1e-15) + ε)`.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_hat: true,
            eps_root: 1e-15,
            ..Self::default()
        }
    }
}
