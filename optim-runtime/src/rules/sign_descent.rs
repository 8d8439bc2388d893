use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Sign descent: each weight moves against its gradient by the learning rate, however steep
    /// the slope.
    ///
    /// Riedmiller & Braun (1993) keep the idea and adapt the step; Bernstein et al. (2018),
    /// <https://arxiv.org/abs/1802.04434>, study it as signSGD. A weight whose gradient is zero
    /// stays where it is. Equal to optax' `sign_sgd`.
    pub struct SignDescent {
        /// Learning rate η: the distance that each weight moves.
        lr = 1e-3 where lr >= 0,
    }

    update(w, g) {
        w -= lr * sign(g);
    }
}
