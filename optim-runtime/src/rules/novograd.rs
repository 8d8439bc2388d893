use crate::optimizer;

optimizer! {
    #[macro_export]
    /// NovoGrad (Ginsburg et al., 2019), <https://arxiv.org/abs/1905.11286>: momentum on gradients that are divided by
    /// the root of their tensor's second moment, one number a tensor.
    ///
    /// The first second moment is the first gradient's. Weight decay λ·w is added to what was divided, as in the paper,
    /// optax ([`NovoGrad::optax`]) and pytorch_optimizer.
    pub struct NovoGrad {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the momentum.
        beta1 = 0.95 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.98 where 0 <= beta2 < 1,
        /// Added to the root of the second moment.
        eps = 1e-8 where eps > 0,
        /// Weight decay λ: λ·w is added to the divided gradient.
        weight_decay = 0 where weight_decay >= 0,
        /// Averages in the momentum; otherwise it sums.
        averaging = false,
    }

    state {
        /// Momentum: a sum of the divided gradients.
        m,
        /// Second moment: EMA of the tensor's squared norm.
        v: scalar,
    }

    update(w, g, t) {
        let kept = if t == 1 { 0 } else { beta2 };
        v = kept * prev(v) + (1 - kept) * sum(g^2);
        let d = g / (sqrt(v) + eps) + weight_decay * w;
        let share = if averaging && t > 1 { 1 - beta1 } else { 1 };
        m = beta1 * prev(m) + share * d;
        w -= lr * m;
    }
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl NovoGrad {
    /// optax' `novograd`: β₁ = 0.9, β₂ = 0.25, ε = 1e-6.
    pub fn optax() -> Self {
        Self {
            beta1: 0.9,
            beta2: 0.25,
            eps: 1e-6,
            ..Self::default()
        }
    }
}
