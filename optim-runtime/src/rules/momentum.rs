use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Momentum in its averaging form: weights move along an exponential moving average of the
    /// gradients.
    ///
    /// Polyak (1964) sums the gradients instead, as PyTorch and optax do ([`Sgd`](crate::Sgd));
    /// with the factor `1 − β` of the average, the length of a step does not depend on β.
    pub struct Momentum {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Decay rate β of the average.
        beta = 0.9 where 0 <= beta < 1,
    }

    state {
        /// EMA of the gradient.
        m,
    }

    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}
