use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaBelief (Zhuang et al., 2020), <https://arxiv.org/abs/2010.07468>: Adam that divides by how
    /// far gradients lie from their average.
    ///
    /// ε is added to the second moment in every step, as in the paper, and to the denominator
    /// besides. Its authors' code and pytorch_optimizer rectify it like
    /// [`RAdam`](crate::RAdam) on request; optax does not.
    pub struct AdaBelief {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment. The length of its average is computed as if it had always been
        /// the present one.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the second moment and to the denominator.
        eps = 1e-16 where eps > 0,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = true,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
        /// Divides by the largest second moment so far.
        amsgrad = false,
        /// Corrects for the number of gradients behind the second moment.
        rectify = false,
        /// Length of the average from which on the second moment is used.
        min_length = 5 where min_length > 4,
        /// Takes plain momentum steps below that length; otherwise none.
        degenerated_to_sgd = true,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared distance from the first, plus ε.
        s,
        /// Largest second moment so far.
        s_max if amsgrad,
    }

    update(w, g, t) {
        let d = if decoupled_weight_decay { g } else { g + weight_decay * w };
        m = ema(beta1, d);
        s = beta2 * prev(s) + (1 - beta2) * (d - m)^2 + eps;
        if amsgrad {
            s_max = running_max(s);
        }
        let bound = if amsgrad { s_max } else { s };
        let limit = 2 / (1 - beta2) - 1;
        // The difference loses its digits where β₂ is very near 1; there its series has them.
        let away = -ln(max(beta2, 0.5));
        let early = t - (t^2 - 1) * away / 6;
        let late = limit - 2 * t * beta2^t / (1 - beta2^t);
        let length = if (1 - beta2) * t < 1e-4 { early } else { late };
        let share = if fixed_decay { weight_decay } else { lr * weight_decay };
        let shrunk = if decoupled_weight_decay { (1 - share) * w } else { w };
        if rectify {
            if length >= min_length {
                // The length never exceeds its limit.
                let most = max(limit, length);
                let variance =
                    (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length);
                let rectified = lr * sqrt(variance * correction(s));
                w = shrunk - rectified * debias(m) / (sqrt(bound) + eps);
            } else if degenerated_to_sgd {
                w = shrunk - lr * debias(m);
            } else {
                w = shrunk;
            }
        } else {
            w = shrunk - lr * debias(m) / (sqrt(bound / correction(s)) + eps);
        }
    }

    with maximize(maximize = false);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdaBelief {
    /// The defaults of its authors' code, which rectifies.
    pub fn authors() -> Self {
        Self {
            rectify: true,
            ..Self::default()
        }
    }
}
