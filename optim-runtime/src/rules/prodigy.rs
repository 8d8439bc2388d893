use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Prodigy (Mishchenko & Defazio, 2023), <https://arxiv.org/abs/2306.06101>: Adam that finds its
    /// learning rate itself, from how far the gradients say that the weights have to go.
    ///
    /// As in its authors' code, whose `slice_p` and `growth_rate` it does without; optax always has
    /// `bias_correction` on, and decouples the weight decay. The estimate d is one for all parameters of a
    /// step. Each keeps it: one that joins late starts at `d0`, and gets near the others' estimate as
    /// its sums, which forget at the rate β₃, get near theirs.
    pub struct Prodigy {
        /// Learning rate η: scales what is found; a schedule may lower it.
        lr = 1 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate β₃ of the sums that the estimate is made of; 0 for √β₂.
        beta3 = 0 where 0 <= beta3 < 1,
        /// Added, times the estimate, to the denominator, outside the square root.
        eps = 1e-8 where eps >= 1e-30,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// First estimate, better too small than too large. Later it scales what is added to the sums.
        d0 = 1e-6 where d0 >= 1e-30,
        /// Scales the estimate.
        d_coef = 1 where d_coef > 0,
        /// Weights shrink by the factor 1 − η·d·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = true,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
        /// Corrects for the moments' start at 0, as Adam does.
        bias_correction = false,
        /// Leaves the learning rate out of the denominator of the estimate, for a warm-up of it.
        safeguard_warmup = false,
    }

    state {
        /// First moment: EMA of the gradient times the estimate.
        m,
        /// Second moment: EMA of the square of that.
        v,
        /// Weighted sum of the gradients.
        s,
        /// Where the weights began.
        start = w,
        /// The estimate: a lower bound of the distance to the solution.
        d: scalar = d0,
        /// Weighted sum of how far the weights have gone against the gradients.
        gained: scalar,
    }

    update(w, g) {
        let downhill = if decoupled_weight_decay { g } else { g + weight_decay * w };
        let forget = if beta3 > 0 { beta3 } else { sqrt(beta2) };
        start = prev(start);
        m = beta1 * prev(m) + (1 - beta1) * prev(d) * downhill;
        v = beta2 * prev(v) + (1 - beta2) * prev(d)^2 * downhill^2;
        let corrected = sqrt(correction(v)) / correction(m);
        let rate = prev(d) * lr * (if bias_correction { corrected } else { 1 });
        let weight = prev(d) / d0 * (if safeguard_warmup { prev(d) } else { rate });
        s = forget * prev(s) + weight * downhill;
        gained = forget * prev(gained) + model_sum(prev(d) / d0 * rate * downhill * (start - w));
        let length = model_sum(abs(s));
        let reached = if length > 0 { d_coef * gained / length } else { 0 };
        d = max(prev(d), reached);
        let share = if fixed_decay { weight_decay } else { rate * weight_decay };
        let decayed = if decoupled_weight_decay { (1 - share) * w } else { w };
        w = decayed - rate * m / (sqrt(v) + d * eps);
    }
}
