use crate::optimizer;

optimizer! {
    #[macro_export]
    /// SGDW (Loshchilov & Hutter, 2019), <https://arxiv.org/abs/1711.05101>: SGD with momentum whose weight decay does
    /// not pass through the momentum.
    ///
    /// As in pytorch_optimizer and timm the decay is multiplied by the learning rate, which stands outside the sum; the
    /// first sum is the gradient itself. In the paper it stands inside, and the two part when it changes.
    pub struct Sgdw {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Decay rate μ of the sum of gradients; 0 keeps no sum.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Share of each gradient but the first that is kept out of the sum.
        dampening = 0 where 0 <= dampening <= 1,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 1e-4 where weight_decay >= 0,
        /// Looks ahead: moves along g + μ·b instead of b.
        nesterov = false,
    }

    require !nesterov || momentum > 0, "nesterov needs momentum > 0";

    state {
        /// Sum of the gradients.
        b if momentum > 0,
    }

    update(w, g) {
        if momentum > 0 {
            b = trace(momentum, (if new(b) { 1 } else { 1 - dampening }) * g);
            w -= lr * if nesterov { g + momentum * b } else { b };
        } else {
            w -= lr * g;
        }
    }

    with decoupled_weight_decay(weight_decay);
}
