use crate::optimizer;

optimizer! {
    #[macro_export]
    /// DoG (Ivgi et al., 2023), <https://arxiv.org/abs/2302.12022>: gradient descent whose rate is the largest distance
    /// that the weights have had from where they began, over the root of the sum of all squared gradients.
    ///
    /// Distance and sum are of the whole model, or of each tensor (`layerwise`, L-DoG). Its authors evaluate an average
    /// of the weights. Weight decay is coupled, as in optax; optax' first distance, `init_step`, is
    /// `reps_rel`·(1 + ‖w‖) for `heuristic` and `first_distance` for `distance`.
    pub struct Dog {
        /// Learning rate η: scales what is found.
        lr = 1 where lr >= 0,
        /// First distance, in lengths of the weights and 1.
        reps_rel = 1e-6 where reps_rel >= 0,
        /// Added to the first distance.
        first_distance = 0 where first_distance >= 0,
        /// Added to the sum of squares.
        eps = 1e-8 where eps > 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
        /// A rate for each tensor.
        layerwise = false,
    }

    require reps_rel > 0 || first_distance > 0, "the first distance must be above 0";

    state {
        /// Where the weights began.
        start = w,
        /// Largest distance so far.
        far: scalar,
        /// Sum of the squared gradients.
        total: scalar,
    }

    update(w, g, t) {
        start = prev(start);
        let length = if layerwise { norm(w) } else { model_norm(w) };
        let away = if layerwise { norm(w - start) } else { model_norm(w - start) };
        let square = if layerwise { sum(g^2) } else { model_sum(g^2) };
        let first = if t == 1 { first_distance + reps_rel * (1 + length) } else { 0 };
        far = max(max(prev(far), first), away);
        total = prev(total) + square;
        w -= lr * far / sqrt(total + eps) * g;
    }

    with coupled_weight_decay(weight_decay);
}
