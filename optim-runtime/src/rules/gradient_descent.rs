use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Gradient descent: each weight moves against its gradient, in proportion to it.
    ///
    /// Equal to PyTorch's and optax' SGD without momentum.
    pub struct GradientDescent {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
    }

    update(w, g) {
        w -= lr * g;
    }
}
