use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Adam-mini (Zhang et al., 2024), <https://arxiv.org/abs/2406.16793>: Adam with one second moment for each row of a
    /// matrix, which is what feeds one neuron, and so half the memory.
    ///
    /// A tensor of one axis is one row. The paper's further cuts are shapes: queries and keys, whose blocks are heads, are
    /// given as one row a head, and a tensor that is one block as a single row, as pytorch_optimizer has all but
    /// queries, keys and embeddings. A slice must be given its shape.
    pub struct AdamMini {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// EMA of the rows' mean squared gradients.
        v: row,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, row_mean(g^2));
        w -= lr * debias(m) / (sqrt(debias(v)) + eps);
    }

    with decoupled_weight_decay(weight_decay);
}
