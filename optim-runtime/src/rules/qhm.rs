use crate::optimizer;

optimizer! {
    #[macro_export]
    /// QHM (Ma & Yarats, 2019), <https://arxiv.org/abs/1810.06801>: quasi-hyperbolic momentum, a step of plain gradient
    /// descent and one of momentum at once.
    ///
    /// The defaults are those that its authors recommend; momentum averages, so ν = 1 is
    /// [`Momentum`](crate::Momentum) and ν = 0 gradient descent.
    pub struct Qhm {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Decay rate β of the average.
        momentum = 0.999 where 0 <= momentum < 1,
        /// Share ν of the average in the direction; the gradient has the rest.
        nu = 0.7 where 0 <= nu <= 1,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the gradient.
        m,
    }

    update(w, g) {
        m = ema(momentum, g);
        w -= lr * (nu * m + (1 - nu) * g);
    }

    with coupled_weight_decay(weight_decay);
}
