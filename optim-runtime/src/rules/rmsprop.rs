use crate::optimizer;

optimizer! {
    #[macro_export]
    /// RMSProp (Tieleman & Hinton, 2012), with the options of PyTorch, optax and Keras.
    ///
    /// As in PyTorch ε stands outside the square root and the learning rate outside the momentum;
    /// optax and Keras have both inside, and average over fewer steps ([`RmsProp::optax`],
    /// [`RmsProp::keras`]). The centred form keeps the variance by a recurrence that equals
    /// `v − ḡ²` in exact arithmetic and never goes below zero: as published, it gives NaN where
    /// gradients hardly change.
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
        /// Value that the average of squares starts at; not looked at later.
        initial_square = 0 where initial_square >= 0,
        /// Divides by the root of the variance instead of the mean square.
        centered = false,
        /// Adds ε under the square root instead of after it.
        eps_in_root = false,
        /// Sums steps instead of normalised gradients: a change of the learning rate then acts on
        /// later gradients alone.
        lr_in_momentum = false,
        /// Looks ahead: moves along n + μ·b instead of b.
        nesterov = false,
        /// Averages over the steps so far instead of starting from zero: what Adam corrects
        /// afterwards. The steps so far weigh as if α had always been the present one.
        bias_correction = false,
    }

    require !nesterov || momentum > 0, "nesterov needs momentum > 0";
    require !bias_correction || initial_square == 0, "bias_correction needs initial_square = 0";

    state {
        /// EMA of the squared gradient; its EMA variance if `centered`.
        v = initial_square,
        /// EMA of the gradient.
        g_avg if centered,
        /// Sum of the normalised gradients.
        b if momentum > 0,
    }

    update(w, g, t) {
        let corrected = alpha * (1 - alpha^(t - 1)) / (1 - alpha^t);
        let rate = if bias_correction { clamp(corrected, 0, alpha) } else { alpha };
        if centered {
            g_avg = ema(rate, g);
            v = ema_var(rate, g, g_avg);
        } else {
            v = ema(rate, g^2);
        }
        let root = if eps_in_root { sqrt(v + eps) } else { sqrt(v) + eps };
        let n = g / root;
        let inner = if lr_in_momentum { lr } else { 1 };
        let outer = if lr_in_momentum { 1 } else { lr };
        if momentum > 0 {
            b = trace(momentum, inner * n);
            w -= if nesterov { lr * n + outer * momentum * b } else { outer * b };
        } else {
            w -= lr * n;
        }
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl RmsProp {
    /// optax' `rmsprop`: α = 0.9, `n = g / √(v + 1e-8)`, and the learning rate inside the momentum.
    pub fn optax() -> Self {
        Self {
            alpha: 0.9,
            eps: 1e-8,
            eps_in_root: true,
            lr_in_momentum: true,
            ..Self::default()
        }
    }

    /// Keras 3's `RMSprop`: the equation of [`optax`](Self::optax) with η = 0.001 and ε = 1e-7.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            eps: 1e-7,
            ..Self::optax()
        }
    }
}
