use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaGrad (Duchi, Hazan & Singer, 2011), <https://jmlr.org/papers/v12/duchi11a.html>.
    ///
    /// As in PyTorch the sum starts at 0 and ε stands outside the square root. optax and Keras
    /// start at 0.1 and put ε inside it ([`AdaGrad::optax`], [`AdaGrad::keras`]): at a gradient of
    /// 1e-4 their first step is some 3,000 times smaller.
    pub struct AdaGrad {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Decay of the learning rate: step t uses η / (1 + (t − 1)·lr_decay).
        lr_decay = 0 where lr_decay >= 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
        /// Value that the sum of squares starts at.
        initial_sum = 0 where initial_sum >= 0,
        /// Added to the denominator.
        eps = 1e-10 where eps > 0,
        /// Adds ε under the square root instead of after it.
        eps_in_root = false,
    }

    state {
        /// Sum of the squared gradients.
        s = initial_sum,
    }

    update(w, g, t) {
        s = running_sum(g^2);
        let root = if eps_in_root { sqrt(s + eps) } else { sqrt(s) + eps };
        w -= lr / (1 + (t - 1) * lr_decay) * g / root;
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdaGrad {
    /// optax' `adagrad`: `s₀ = 0.1`, `w −= η·g / √(s + 1e-7)`.
    pub fn optax() -> Self {
        Self {
            initial_sum: 0.1,
            eps: 1e-7,
            eps_in_root: true,
            ..Self::default()
        }
    }

    /// Keras 3's `Adagrad`: the equation of [`optax`](Self::optax) with η = 0.001.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            ..Self::optax()
        }
    }
}
