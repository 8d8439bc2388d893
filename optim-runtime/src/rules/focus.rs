use crate::optimizer;

optimizer! {
    #[macro_export]
    /// FOCUS (Liu et al., 2025), <https://arxiv.org/abs/2501.12243>: sign descent on an average of the gradients that
    /// is drawn towards an average of the weights, so that it settles in a valley where gradients are noisy.
    ///
    /// Weights decay by a share of their average. At the first step that average is the weights; in its authors' code and
    /// pytorch_optimizer it is so but for its rounding, whose sign they move by. Here a weight moves by its gradient's
    /// alone.
    pub struct Focus {
        /// Learning rate η: the distance that each weight moves.
        lr = 1e-2 where lr >= 0,
        /// Decay rate β₁ of the gradient's average.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the weights' average.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Strength γ of the pull towards the weights' average.
        gamma = 0.1 where gamma >= 0,
        /// Weight decay λ: η·λ times the weights' average is taken away.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the gradient.
        m,
        /// EMA of the weights.
        p,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        p += (1 - beta2) * (w - prev(p));
        let centre = if t == 1 { w } else { p / (1 - beta2^t) };
        let decayed = w - lr * weight_decay * centre;
        w = decayed - lr * (gamma * sign(decayed - centre) + sign(m));
    }
}
