use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Stochastic gradient Langevin dynamics (Welling & Teh, 2011),
    /// <https://www.stats.ox.ac.uk/~teh/research/compstats/WelTeh2011a.pdf>: gradient descent with noise of such a size
    /// that the weights become samples of the posterior.
    ///
    /// The gradient is that of the whole data's negative log-likelihood, as estimated by a batch, which is a batch's mean
    /// times the number of examples. The paper's step size ε is 2·η, and its prior is `weight_decay`, the inverse of a
    /// Gaussian's variance. Samples are taken of the weights once they have forgotten where they began; the paper lets η
    /// fall, by a [`Schedule`](crate::schedule::Schedule). The noise is that of [`with_seed`](crate::Optimizer::with_seed).
    pub struct Sgld {
        /// Learning rate η, half of the paper's step size.
        lr = 1e-3 where lr >= 0,
        /// Scale T of the noise: 1 for samples of the posterior, 0 for gradient descent.
        temperature = 1 where temperature >= 0,
        /// Precision λ of a Gaussian prior around 0: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    update(w, g) {
        if temperature > 0 {
            w -= lr * g - sqrt(2 * lr * temperature) * normal();
        } else {
            w -= lr * g;
        }
    }

    with coupled_weight_decay(weight_decay);
}
