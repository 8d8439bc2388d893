use crate::optimizer;

optimizer! {
    /// Stochastic gradient descent with PyTorch's options.
    ///
    /// Momentum sums the gradients (no factor `1 − μ`), and the first sum is the gradient itself,
    /// whatever the dampening. The learning rate stands outside the sum, as in PyTorch and optax;
    /// Keras has it inside, and the two part when it changes. Weight decay is coupled.
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
        /// Climbs instead of descending.
        maximize = false,
    }

    require !nesterov || momentum > 0, "nesterov needs momentum > 0";
    require !nesterov || dampening == 0, "nesterov needs dampening = 0";

    state {
        /// Sum of the gradients.
        b if momentum > 0,
    }

    update(w, g, t) {
        let downhill = if maximize { -g } else { g };
        let d = downhill + weight_decay * w;
        if momentum > 0 {
            let share = if t == 1 { 1 } else { 1 - dampening };
            b = trace(momentum, share * d);
            let direction = if nesterov { d + momentum * b } else { b };
            w -= lr * direction;
        } else {
            w -= lr * d;
        }
    }
}
