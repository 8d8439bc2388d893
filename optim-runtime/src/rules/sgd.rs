use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Stochastic gradient descent with PyTorch's options.
    ///
    /// Momentum sums the gradients (no factor `1 − μ`), and the first sum is the gradient itself,
    /// whatever the dampening. The learning rate stands outside the sum, as in PyTorch and optax;
    /// Keras has it inside ([`Sgd::keras`]), and the two part when it changes. A schedule that takes μ
    /// through 0 lets the sum rest, which goes on from there. Weight decay is coupled, as in PyTorch;
    /// Keras' is decoupled.
    pub struct Sgd {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate μ of the sum of gradients; 0 keeps no sum.
        momentum = 0 where 0 <= momentum < 1,
        /// Share of each gradient but the first that is kept out of the sum.
        dampening = 0 where 0 <= dampening <= 1,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
        /// Looks ahead: moves along d + μ·b instead of b.
        nesterov = false,
        /// Sums steps instead of gradients: a change of the learning rate then acts on later
        /// gradients alone.
        lr_in_momentum = false,
    }

    require !nesterov || momentum > 0, "nesterov needs momentum > 0";
    require !nesterov || dampening == 0, "nesterov needs dampening = 0";

    state {
        /// Sum of the gradients.
        b if momentum > 0,
    }

    update(w, g) {
        let inner = if lr_in_momentum { lr } else { 1 };
        let outer = if lr_in_momentum { 1 } else { lr };
        if momentum > 0 {
            let share = if new(b) { 1 } else { 1 - dampening };
            b = trace(momentum, share * inner * g);
            w -= if nesterov { lr * g + outer * momentum * b } else { outer * b };
        } else {
            w -= lr * g;
        }
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Sgd {
    /// Keras 3's `SGD`: η = 0.01, and the learning rate inside the momentum,
    /// `b = μ·b + η·g`, `w −= b`.
    ///
    /// Their `weight_decay` shrinks weights by 1 − η·λ and is no option of this rule.
    pub fn keras() -> Self {
        Self {
            lr: 1e-2,
            lr_in_momentum: true,
            ..Self::default()
        }
    }
}
