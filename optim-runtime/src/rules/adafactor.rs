use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Adafactor (Shazeer & Stern, 2018), <https://arxiv.org/abs/1804.04235>: the second moment of a
    /// matrix by its rows and columns alone, and steps in proportion to the weights.
    ///
    /// The defaults are PyTorch's, which has a learning rate where the paper has 0.01 and takes ε₁ as
    /// the least second moment, (ε₁)², where the paper adds it to the squared gradient; its ε₁ is the
    /// machine epsilon of the weights' type, here that of `f32`. optax and Transformers follow the
    /// paper (`eps_in_square`). Axes before the last two are a batch of matrices, each with its own rows, columns and mean of
    /// the rows, while steps are clipped and scaled by the whole tensor, as in PyTorch. A slice must be given
    /// its shape, `&[n]` for a vector.
    // Its sign was turned further down.
    #[formerly(0x7387_ac39_5821_24c8)]
    pub struct Adafactor {
        /// Learning rate η: the largest relative step; it is 1/√t if that is less.
        lr = 1e-2 where lr >= 0,
        /// Power of the step number in the share that a step has in the averages.
        beta2_decay = -0.8 where -1 <= beta2_decay <= 0,
        /// Least mean of the rows, and its square the least second moment: ε₁.
        eps1 = 1.1920928955078125e-7 where eps1 > 0,
        /// Adds ε₁ to the squared gradient, as the paper has it, optax and Transformers, whose ε₁ is 1e-30.
        eps_in_square = false,
        /// Least root mean square of the weights that steps are in proportion to: ε₂.
        eps2 = 1e-3 where eps2 >= 0,
        /// Largest root mean square of a step before it is scaled.
        clip = 1 where clip > 0,
        /// Weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// EMA of the rows' mean squared gradients.
        r: row if ndim(w) > 1,
        /// EMA of the columns' mean squared gradients.
        c: col if ndim(w) > 1,
        /// EMA of the squared gradient, of what is no matrix.
        v if ndim(w) <= 1,
    }

    update(w, g, t) {
        let beta2 = 1 - t^beta2_decay;
        let added = if eps_in_square { eps1 } else { 0 };
        if ndim(w) > 1 {
            r = ema(beta2, row_mean(g^2 + added));
            c = ema(beta2, col_mean(g^2 + added));
        } else {
            v = ema(beta2, g^2 + added);
        }
        let square = if ndim(w) > 1 { r / max(mean(r), eps1) * c } else { v };
        let u = g / max(sqrt(square), eps1);
        let size = norm(u) / sqrt(len(w));
        let scale = max(norm(w) / sqrt(len(w)), eps2) * min(lr, 1 / sqrt(t));
        w -= scale / max(1, size / clip) * u;
    }

    with maximize(maximize = false), decoupled_weight_decay(weight_decay);
}
