use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Aggregated momentum, `AggMo` (Lucas et al., 2019), <https://arxiv.org/abs/1804.00325>: moves along the mean of several
    /// sums of gradients, of which the short ones damp what the long one would overshoot.
    ///
    /// Equal to pytorch_optimizer's `AggMo`, whose learning rate it has; the authors' program has no default for that. Here
    /// there are three sums, as in the paper's experiments; whoever needs another number of them writes these equations with
    /// a longer list.
    pub struct AggMo {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β of each sum, so that the longest remembers some 1 / (1 − β) gradients.
        betas = [0, 0.9, 0.99] where 0 <= betas < 1,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = false,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
    }

    state {
        /// Sum of the gradients, those of long ago with less weight.
        v[betas],
    }

    update(w, g) {
        for beta in betas {
            v[beta] = trace(beta, g);
        }
        w -= lr * mean(beta in betas: v[beta]);
    }

    with maximize(maximize = false),
        either_weight_decay(weight_decay, decoupled = decoupled_weight_decay, fixed = fixed_decay);
}
