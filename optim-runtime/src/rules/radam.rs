use crate::optimizer;

optimizer! {
    #[macro_export]
    /// RAdam (Liu et al., 2020), <https://arxiv.org/abs/1908.03265>: Adam that takes plain momentum
    /// steps until its second moment rests on enough gradients, and corrects for their number.
    ///
    /// As in PyTorch ε is added before the second moment is corrected. optax adds it afterwards.
    pub struct RAdam {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment. The length of its average is computed as if it had always been
        /// the present one.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = false,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let limit = 2 / (1 - beta2) - 1;
        // The difference loses its digits where β₂ is very near 1; there its series has them.
        let away = -ln(max(beta2, 0.5));
        let early = t - (t^2 - 1) * away / 6;
        let late = limit - 2 * t * beta2^t / (1 - beta2^t);
        let length = if (1 - beta2) * t < 1e-4 { early } else { late };
        if length > 5 {
            // The length never exceeds its limit.
            let most = max(limit, length);
            let variance = (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length);
            let rectified = lr * sqrt(variance * correction(v));
            w -= rectified * debias(m) / (sqrt(v) + eps);
        } else {
            w -= lr * debias(m);
        }
    }

    with maximize(maximize = false),
        either_weight_decay(weight_decay, decoupled = decoupled_weight_decay, fixed = fixed_decay);
}
