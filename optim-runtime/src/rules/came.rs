use crate::optimizer;

optimizer! {
    #[macro_export]
    /// CAME (Luo et al., 2023), <https://arxiv.org/abs/2307.02047>: Adafactor with momentum, whose steps are divided by
    /// how far the momentum is from the step, by rows and columns as well.
    ///
    /// Axes before the last two are a batch of matrices, each with its own rows and columns, while steps are clipped by
    /// the whole tensor, as in its authors' code, which takes the learning rate as it is. Tensors of one axis
    /// have a second moment for each weight and no confidence. A slice must be given its shape.
    pub struct Came {
        /// Learning rate η.
        lr = 2e-4 where lr >= 0,
        /// Decay rate β₁ of the steps' average.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Decay rate β₃ of the steps' distance from their average.
        beta3 = 0.9999 where 0 <= beta3 < 1,
        /// Added to the squared gradient: ε₁.
        eps1 = 1e-30 where eps1 >= 1e-36,
        /// Added to the squared distance: ε₂.
        eps2 = 1e-16 where eps2 >= 1e-36,
        /// Largest root mean square of a step before it is averaged.
        clip = 1 where clip > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the steps.
        m,
        /// EMA of the rows' mean squared gradients.
        r: row if ndim(w) > 1,
        /// EMA of the columns' mean squared gradients.
        c: col if ndim(w) > 1,
        /// EMA of the squared gradient, of what is no matrix.
        v if ndim(w) <= 1,
        /// EMA of the rows' mean squared distance of steps from their average.
        a: row if ndim(w) > 1,
        /// EMA of the columns'.
        b: col if ndim(w) > 1,
    }

    update(w, g) {
        let square = g^2 + eps1;
        if ndim(w) > 1 {
            r = ema(beta2, row_mean(square));
            c = ema(beta2, col_mean(square));
        } else {
            v = ema(beta2, square);
        }
        let u = if ndim(w) > 1 { g * sqrt(mean(r)) / sqrt(max(r, 1e-36)) / sqrt(max(c, 1e-36)) } else { g / sqrt(max(v, 1e-36)) };
        let clipped = u / max(1, norm(u) / sqrt(len(w)) / clip);
        m = ema(beta1, clipped);
        let away = (clipped - m)^2 + eps2;
        if ndim(w) > 1 {
            a = ema(beta3, row_mean(away));
            b = ema(beta3, col_mean(away));
        }
        let step = if ndim(w) > 1 { m * sqrt(mean(a)) / sqrt(max(a, 1e-36)) / sqrt(max(b, 1e-36)) } else { m };
        w -= lr * step;
    }

    with decoupled_weight_decay(weight_decay);
}
