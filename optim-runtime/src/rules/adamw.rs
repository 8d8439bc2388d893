use crate::optimizer;

optimizer! {
    /// AdamW (Loshchilov & Hutter, 2019), <https://arxiv.org/abs/1711.05101>: Adam whose weight
    /// decay does not pass through the moments.
    ///
    /// As in PyTorch the decay is multiplied by the learning rate, and λ is 0.01; optax has the
    /// same equation with λ = 1e-4, Keras with 0.004.
    pub struct AdamW {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 1e-2 where weight_decay >= 0,
        /// Divides by the largest second moment so far.
        amsgrad = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Largest second moment so far.
        v_max if amsgrad,
    }

    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        if amsgrad {
            v_max = running_max(v);
        }
        let bound = if amsgrad { v_max } else { v };
        let decayed = (1 - lr * weight_decay) * w;
        w = decayed - lr * debias(m) / (sqrt(bound / (1 - beta2^t)) + eps);
    }
}
