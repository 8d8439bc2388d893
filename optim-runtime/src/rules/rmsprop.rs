use crate::optimizer;

optimizer! {
    /// RMSProp (Tieleman & Hinton, 2012), with PyTorch's options.
    ///
    /// As in PyTorch ε stands outside the square root; `eps_in_root` puts it inside, as optax
    /// does (whose decay rate is 0.9). The centred form keeps the variance by a recurrence that
    /// equals `v − ḡ²` in exact arithmetic and never goes below zero: as published, it gives NaN
    /// where gradients hardly change.
    pub struct RmsProp {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Decay rate α of the squared gradient's average.
        alpha = 0.99 where 0 <= alpha < 1,
        /// Added to the denominator.
        eps = 1e-8 where eps > 0,
        /// Decay rate μ of the sum of normalised gradients; 0 keeps no sum.
        momentum = 0 where 0 <= momentum < 1,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
        /// Divides by the root of the variance instead of the mean square.
        centered = false,
        /// Adds ε under the square root instead of after it.
        eps_in_root = false,
    }

    state {
        /// EMA of the squared gradient; its EMA variance if `centered`.
        v,
        /// EMA of the gradient.
        g_avg if centered,
        /// Sum of the normalised gradients.
        b if momentum > 0,
    }

    update(w, g) {
        let d = g + weight_decay * w;
        if centered {
            g_avg = ema(alpha, d);
            v = ema_var(alpha, d, g_avg);
        } else {
            v = ema(alpha, d^2);
        }
        let root = if eps_in_root { sqrt(v + eps) } else { sqrt(v) + eps };
        let n = d / root;
        if momentum > 0 {
            b = trace(momentum, n);
            w -= lr * b;
        } else {
            w -= lr * n;
        }
    }
}
