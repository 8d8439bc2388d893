use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaBound (Luo et al., 2019), <https://arxiv.org/abs/1902.09843>: Adam whose rates are clipped between two bounds
    /// that come together, so that it ends as SGD.
    ///
    /// As in its authors' code ε is added to the uncorrected root, and the bounds follow the learning rate's schedule:
    /// they close in on `final_lr`·η / η₀. AMSBound is `amsgrad`. Theirs is coupled weight decay;
    /// [`AdaBound::pytorch_optimizer`] decouples it and adds 1e-15 under the root.
    pub struct AdaBound {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// First learning rate η₀ of a schedule.
        base_lr = 1e-3 where base_lr > 0,
        /// Rate of SGD that it ends at, while η is η₀.
        final_lr = 0.1 where final_lr >= 0,
        /// Speed γ at which the bounds come together.
        gamma = 1e-3 where gamma > 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the uncorrected root.
        eps = 1e-8 where eps > 0,
        /// Added under the square root, to the uncorrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = false,
        /// Divides by the largest second moment so far.
        amsgrad = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Largest second moment so far.
        v_max if amsgrad,
    }

    update(w, g, t) {
        let d = if decoupled_weight_decay { g } else { g + weight_decay * w };
        m = ema(beta1, d);
        v = ema(beta2, d^2);
        if amsgrad {
            v_max = running_max(v);
        }
        let bound = if amsgrad { v_max } else { v };
        let last = final_lr * lr / base_lr;
        let age = gamma * t;
        let low = last * age / (age + 1);
        let high = last * (age + 1) / age;
        let rate = lr * sqrt(correction(v)) / correction(m) / (sqrt(bound + eps_root) + eps);
        let kept = if decoupled_weight_decay { (1 - lr * weight_decay) * w } else { w };
        w = kept - clamp(rate, low, high) * m;
    }
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdaBound {
    /// pytorch_optimizer's `AdaBound`: `rate = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) / (√(v + 1e-15) + ε)`, and decoupled weight
    /// decay.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_root: 1e-15,
            decoupled_weight_decay: true,
            ..Self::default()
        }
    }
}
