use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Sophia (Liu, Li, Hall, Liang & Ma, 2023), <https://arxiv.org/abs/2305.14342>: momentum divided by an average of the
    /// curvature, and no step longer than the learning rate.
    ///
    /// The diagonal of the Hessian is a further input, [`with_input`](crate::Param::with_input)`("hessian", …)`, in each
    /// step that reads it: the first and every `update_period`-th behind it. Sophia-H estimates it by Hutchinson's method,
    /// Sophia-G by squared gradients of labels that are drawn from the model, times the size of the batch.
    pub struct Sophia {
        /// Learning rate η: a weight moves at most so far, decay aside.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the gradient's average.
        beta1 = 0.96 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the curvature's average.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Scale γ of the curvature: the larger, the fewer weights are clipped. The paper has 0.01 for Sophia-H and 0.05
        /// for Sophia-G.
        gamma = 0.01 where gamma > 0,
        /// The least that is divided by; where curvature is negative it is all.
        eps = 1e-12 where eps > 0,
        /// Steps from one curvature to the next.
        update_period = 10u64 where update_period >= 1,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0.1 where weight_decay >= 0,
    }

    state {
        /// EMA of the gradient.
        m,
        /// EMA of the curvature.
        h,
    }

    update(w, g, t, hessian: input) {
        m = ema(beta1, g);
        if (t - 1) % update_period == 0 {
            h = ema(beta2, hessian);
        } else {
            h = prev(h);
        }
        let ratio = clamp(m / max(gamma * h, eps), -1, 1);
        w -= lr * ratio;
    }

    with decoupled_weight_decay(weight_decay);
}

impl Sophia {
    /// pytorch_optimizer's `SophiaH` with its clip ρ = 0.01: `w −= η·clip(m / max(h, ε), −ρ, ρ)`, which is this rule at the
    /// learning rate η·ρ, at γ = ρ and with ρ·ε for ε. It has no weight decay by itself. Its first curvature is that of its
    /// tenth step, ours that of the first.
    pub fn pytorch_optimizer() -> Self {
        Self {
            lr: 6e-2 * 1e-2,
            gamma: 1e-2,
            eps: 1e-12 * 1e-2,
            weight_decay: 0.0,
            ..Self::default()
        }
    }
}
