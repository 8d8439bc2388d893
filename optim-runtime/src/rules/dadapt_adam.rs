use crate::optimizer;

optimizer! {
    #[macro_export]
    /// D-Adaptation of Adam (Defazio & Mishchenko, 2023), <https://arxiv.org/abs/2301.07733>: Adam that finds its
    /// learning rate itself; [`Prodigy`](crate::Prodigy) is its successor.
    ///
    /// As in its authors' code, whose `growth_rate` it does without. The estimate d is one for all parameters of a step.
    /// Each keeps it: one that joins late starts at `d0`.
    pub struct DAdaptAdam {
        /// Learning rate η: scales what is found; a schedule may lower it.
        lr = 1 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment; √β₂ is that of the sums that the estimate is made of.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·d·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = false,
        /// First estimate, better too small than too large.
        d0 = 1e-6 where d0 >= 1e-30,
        /// Corrects for the moments' start at 0, as Adam does.
        bias_correction = false,
    }

    state {
        /// First moment: EMA of the gradient times the rate.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// EMA of the gradient times the rate, forgetting at √β₂.
        s,
        /// The estimate: a lower bound of the distance to the solution.
        d: scalar = d0,
        /// Weighted sum of how far the weights have gone against the gradients.
        gained: scalar,
    }

    update(w, g, t) {
        let downhill = if decoupled_weight_decay { g } else { g + weight_decay * w };
        let corrected = sqrt(1 - beta2^t) / (1 - beta1^t);
        let rate = prev(d) * lr * (if bias_correction { corrected } else { 1 });
        let forget = sqrt(beta2);
        let along = model_sum(rate * (prev(s) / (sqrt(prev(v)) + eps) * downhill));
        m = beta1 * prev(m) + (1 - beta1) * rate * downhill;
        v = ema(beta2, downhill^2);
        s = forget * prev(s) + (1 - forget) * rate * downhill;
        gained = trace(forget, along);
        let length = model_sum(abs(s));
        let reached = if length > 0 { gained / length } else { 0 };
        d = if lr > 0 { max(prev(d), reached) } else { prev(d) };
        let kept = if decoupled_weight_decay { (1 - rate * weight_decay) * w } else { w };
        w = kept - m / (sqrt(v) + eps);
    }
}
