use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Ranger (Wright, 2019), <https://github.com/lessw2020/Ranger-Deep-Learning-Optimizer>:
    /// [`RAdam`](crate::RAdam) with Lookahead (Zhang et al., 2019), <https://arxiv.org/abs/1907.08610>, on gradients of
    /// which each row's mean is taken away (Yong et al., 2020), <https://arxiv.org/abs/2004.01461>.
    ///
    /// Every `k` steps the weights go back to a share α of the way since the last time. While the second moment rests
    /// on too few gradients it takes plain momentum steps, as in its authors' code; pytorch_optimizer's
    /// `Ranger` climbs in these steps unless `degenerated_to_sgd` is set. Weight decay is decoupled
    /// by η alone, as in pytorch_optimizer. A slice must be given its shape.
    pub struct Ranger {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.95 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment. The length of its average is computed as if it had always been
        /// the present one.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, before the correction.
        eps = 1e-5 where eps > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Share α of the way that is kept every k steps.
        alpha = 0.5 where 0 <= alpha <= 1,
        /// Steps between two returns.
        k = 6u64 where k > 0,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Where the weights went back to the last time.
        slow = w,
    }

    update(w, g, t) {
        let d = if ndim(w) > 1 { g - row_mean(g) } else { g };
        m = ema(beta1, d);
        v = ema(beta2, d^2);
        let limit = 2 / (1 - beta2) - 1;
        // The difference loses its digits where β₂ is very near 1; there its series has them.
        let early = t + (t^2 - 1) * ln(max(beta2, 0.5)) / 6;
        let late = limit - 2 * t * beta2^t / (1 - beta2^t);
        let length = if (1 - beta2) * t < 1e-4 { early } else { late };
        let most = max(limit, length);
        let variance = (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length);
        let momentum = lr * debias(m);
        let step = if length > 5 { sqrt(variance * correction(v)) * momentum / (sqrt(v) + eps) } else { momentum };
        let fast = (1 - lr * weight_decay) * w - step;
        slow = if t % k == 0 { prev(slow) + alpha * (fast - prev(slow)) } else { prev(slow) };
        w = if t % k == 0 { slow } else { fast };
    }
}
