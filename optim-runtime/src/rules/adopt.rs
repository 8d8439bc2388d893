use crate::optimizer;

optimizer! {
    #[macro_export]
    /// ADOPT (Taniguchi et al., 2024), <https://arxiv.org/abs/2411.02853>: Adam that divides each
    /// gradient by the second moment of those before it, so that it converges at any β₂.
    ///
    /// The first step only looks at the gradient. Clipping by t^¼ is the default of the authors' code since
    /// 2024-11-22. Here, as in pytorch_optimizer, t counts that first step too, and weight decay acts in it;
    /// not so in the authors' code and in optax ([`Adopt::authors`]).
    pub struct Adopt {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.9999 where 0 <= beta2 < 1,
        /// Smallest denominator.
        eps = 1e-6 where eps > 0,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = false,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
        /// Limits each normalised gradient to ±t^¼.
        clip = true,
        /// Whether the first step, which only looks at the gradient, is counted in t, and decays weights.
        first_step_counts = true,
    }

    state {
        /// First moment: EMA of the normalised gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g, t) {
        let d = if decoupled_weight_decay { g } else { g + weight_decay * w };
        let rate = if fixed_decay { 1 } else { lr };
        let share = if t > 1 || first_step_counts { rate * weight_decay } else { 0 };
        let limit = (if first_step_counts { t } else { t - 1 })^0.25;
        let shrunk = if decoupled_weight_decay { (1 - share) * w } else { w };
        if t == 1 {
            m = prev(m);
            v = d^2;
            w = shrunk;
        } else {
            let n = d / max(sqrt(prev(v)), eps);
            m = ema(beta1, if clip { clamp(n, -limit, limit) } else { n });
            v = ema(beta2, d^2);
            w = shrunk - lr * m;
        }
    }

    with maximize(maximize = false);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Adopt {
    /// The authors' code, and optax' `adopt`: the first step is no step.
    pub fn authors() -> Self {
        Self {
            first_step_counts: false,
            ..Self::default()
        }
    }
}
