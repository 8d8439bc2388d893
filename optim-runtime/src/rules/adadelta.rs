use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaDelta (Zeiler, 2012), <https://arxiv.org/abs/1212.5701>: steps in the weights' own unit, by
    /// the ratio of two running roots.
    ///
    /// The defaults are PyTorch's and optax'; Keras has η = 1e-3, ρ = 0.95 and ε = 1e-7
    /// ([`AdaDelta::keras`]).
    pub struct AdaDelta {
        /// Learning rate η: scales the paper's step.
        lr = 1 where lr >= 0,
        /// Decay rate ρ of both averages.
        rho = 0.9 where 0 <= rho < 1,
        /// Added under both square roots; it also makes the first steps.
        eps = 1e-6 where eps > 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the squared gradient.
        v,
        /// EMA of the squared step.
        u,
    }

    update(w, g) {
        v = ema(rho, g^2);
        let step = sqrt(prev(u) + eps) / sqrt(v + eps) * g;
        u = ema(rho, step^2);
        w -= lr * step;
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdaDelta {
    /// Keras 3's `Adadelta`: our equation with η = 0.001, ρ = 0.95 and ε = 1e-7.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            rho: 0.95,
            eps: 1e-7,
            ..Self::default()
        }
    }
}
