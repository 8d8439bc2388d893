use crate::optimizer;

optimizer! {
    #[macro_export]
    /// LARS (You et al., 2017), <https://arxiv.org/abs/1708.03888>: momentum whose steps are, tensor by
    /// tensor, in proportion to the norm of the weights.
    ///
    /// As is usual, tensors of one axis (biases, scales) take plain momentum steps: no trust ratio,
    /// and no weight decay. As in PyTorch's implementations the learning rate stands outside the
    /// momentum; in the paper and in its authors' code it stands inside (`lr_in_momentum`), and
    /// optax scales all tensors that a mask does not exclude.
    // Its sign was turned further down.
    #[formerly(0xeee6_ec5a_5e0b_1c05)]
    pub struct Lars {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Decay rate μ of the sum of gradients; 0 keeps no sum.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Share of each gradient that is kept out of the sum.
        dampening = 0 where 0 <= dampening <= 1,
        /// Weight decay λ: λ·w is added to the gradient, λ·‖w‖ to its norm.
        weight_decay = 0 where weight_decay >= 0,
        /// Length of a step in lengths of the weights, at a learning rate of 1.
        trust_coefficient = 1e-3 where trust_coefficient > 0,
        /// Looks ahead: moves along d + μ·b instead of b.
        nesterov = false,
        /// Sums steps instead of gradients: a change of the learning rate then acts on later gradients
        /// alone.
        lr_in_momentum = false,
    }

    require !nesterov || momentum > 0, "nesterov needs momentum > 0";

    state {
        /// Sum of the scaled gradients.
        b if momentum > 0,
    }

    update(w, g) {
        let w_norm = norm(w);
        let g_norm = norm(g);
        let decay_norm = weight_decay * w_norm;
        let size = g_norm + decay_norm;
        // Each share apart: beside a gradient of zero the first alone may have no bound.
        let trust = if w_norm > 0 && g_norm > 0 { trust_coefficient * w_norm / size } else { 1 };
        let decay = if w_norm > 0 && size > 0 { trust_coefficient * decay_norm / size } else { weight_decay };
        let d = if ndim(w) > 1 { trust * g + decay * w } else { g };
        let inner = if lr_in_momentum { lr } else { 1 };
        let outer = if lr_in_momentum { 1 } else { lr };
        if momentum > 0 {
            b = trace(momentum, (1 - dampening) * inner * d);
            w -= if nesterov { lr * d + outer * momentum * b } else { outer * b };
        } else {
            w -= lr * d;
        }
    }

    with maximize(maximize = false);
}
