use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Lion (Chen et al., 2023), <https://arxiv.org/abs/2302.06675>.
    ///
    /// The direction mixes the gradient with the *old* moment at rate β₁; the moment is then
    /// updated at rate β₂. optax has the same equations with λ = 1e-3 ([`Lion::optax`]).
    pub struct Lion {
        /// Learning rate η: the distance that each weight moves.
        lr = 1e-4 where lr >= 0,
        /// Share β₁ of the old moment in the direction.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = true,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
    }

    state {
        /// EMA of the gradient.
        m,
    }

    update(w, g) {
        let c = beta1 * prev(m) + (1 - beta1) * g;
        m = ema(beta2, g);
        w -= lr * sign(c);
    }

    with maximize(maximize = false),
        either_weight_decay(weight_decay, decoupled = decoupled_weight_decay, fixed = fixed_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Lion {
    /// optax' `lion`: our equation with λ = 1e-3.
    pub fn optax() -> Self {
        Self {
            weight_decay: 1e-3,
            ..Self::default()
        }
    }

    /// Keras 3's `Lion`: our equation with η = 0.001.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            ..Self::default()
        }
    }
}
