use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Averaged stochastic gradient descent (Polyak & Juditsky, 1992),
    /// <https://doi.org/10.1137/0330046>: gradient descent at a falling rate, and the average of where
    /// it has been.
    ///
    /// The model is evaluated with the average, which
    /// [`Optimizer::eval_weights`](crate::Optimizer::eval_weights) gives. The defaults are PyTorch's,
    /// which starts to average after a million steps. A learning rate
    /// that is set acts one step later, as there: the state `eta` holds the rate of the next step.
    pub struct Asgd {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Decay λ of the rate, which also shrinks weights.
        lambd = 1e-4 where lambd >= 0,
        /// Power of the rate's decay.
        alpha = 0.75 where alpha >= 0,
        /// Step after which weights are averaged.
        t0 = 1e6 where t0 >= 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Average of the weights; the weights themselves until averaging begins.
        average,
        /// Rate of the next step.
        eta: scalar = lr,
        /// Share of the next weights in the average.
        mu: scalar = 1,
    }

    update(w, g, t) {
        w = (1 - lambd * prev(eta)) * w - prev(eta) * g;
        if prev(mu) == 1 {
            average = w;
        } else {
            average = prev(average) + prev(mu) * (w - prev(average));
        }
        eta = lr / (1 + lambd * lr * t)^alpha;
        mu = 1 / max(1, t - t0);
    }

    eval(w) {
        w = average;
    }

    with maximize(maximize = false), coupled_weight_decay(weight_decay);
}
