use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Signum (Bernstein et al., 2018), <https://arxiv.org/abs/1802.04434>: moves by the sign of an
    /// average of the gradients.
    ///
    /// Equal to pytorch_optimizer's `SignSGD`, and to Tiger ([`Signum::tiger`]); without momentum and weight decay it is
    /// [`SignDescent`](crate::SignDescent), which optax calls `sign_sgd`.
    pub struct Signum {
        /// Learning rate η: the distance that each weight moves.
        lr = 1e-3 where lr >= 0,
        /// Decay rate μ of the average; 0 keeps none.
        momentum = 0.9 where 0 <= momentum < 1,
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
        m if momentum > 0,
    }

    update(w, g) {
        if momentum > 0 {
            m = ema(momentum, g);
            w -= lr * sign(m);
        } else {
            w -= lr * sign(g);
        }
    }

    with maximize(maximize = false),
        either_weight_decay(weight_decay, decoupled = decoupled_weight_decay, fixed = fixed_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Signum {
    /// Tiger (Su, 2023), <https://github.com/bojone/tiger>, and pytorch_optimizer's `Tiger`: our equation with
    /// μ = 0.965 and λ = 0.01.
    pub fn tiger() -> Self {
        Self {
            momentum: 0.965,
            weight_decay: 1e-2,
            ..Self::default()
        }
    }
}
