use crate::optimizer;

optimizer! {
    #[macro_export]
    /// MADGRAD (Defazio & Jelassi, 2021), <https://arxiv.org/abs/2101.11075>: momentumized, adaptive dual averaging. The
    /// weights are an average of where all gradients together, from the first weights on, would take them,
    /// divided by a cube root of their squares.
    ///
    /// As in its authors' code ε is added to the learning rate too, unless that is 0. Weight decay is coupled, which
    /// theirs refuses beside momentum; it is then usual to have little or none.
    pub struct Madgrad {
        /// Learning rate η.
        lr = 1e-2 where lr >= 0,
        /// Share of the last weights in the new ones.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Added to the cube root.
        eps = 1e-6 where eps > 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// Weighted sum of the gradients.
        s,
        /// Weighted sum of the squared gradients.
        v,
        /// Where the weights began.
        start = w,
    }

    update(w, g, t) {
        let weight = (if lr > 0 { lr + eps } else { 0 }) * sqrt(t);
        s = prev(s) + weight * g;
        v = prev(v) + weight * g^2;
        start = prev(start);
        w = momentum * w + (1 - momentum) * (start - s / (cbrt(v) + eps));
    }

    with coupled_weight_decay(weight_decay);
}
