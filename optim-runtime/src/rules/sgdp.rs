use crate::optimizer;

optimizer! {
    #[macro_export]
    /// SGDP (Heo et al., 2021), <https://arxiv.org/abs/2006.08217>: SGD with momentum whose steps lose what would only
    /// lengthen the weights, as in [`AdamP`](crate::AdamP).
    ///
    /// The defaults are those of its authors' example; weight decay is divided by 1 − μ, as in their code and
    /// pytorch_optimizer, whose defaults are no momentum and no decay. A slice must be given its
    /// shape.
    pub struct Sgdp {
        /// Learning rate η.
        lr = 0.1 where lr >= 0,
        /// Decay rate μ of the sum of gradients.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Share of each gradient that is kept out of the sum.
        dampening = 0 where 0 <= dampening <= 1,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ / (1 − μ).
        weight_decay = 1e-5 where weight_decay >= 0,
        /// Largest cosine between gradient and weights, times √n, of a projection.
        delta = 0.1 where delta >= 0,
        /// Share of the weight decay where the step was projected.
        wd_ratio = 0.1 where wd_ratio >= 0,
        /// Added to norms.
        eps = 1e-8 where eps > 0,
        /// Looks ahead: moves along g + μ·b instead of b.
        nesterov = true,
    }

    state {
        /// Sum of the gradients.
        b,
    }

    update(w, g) {
        b = trace(momentum, (1 - dampening) * g);
        let now = if nesterov { 1 } else { 0 };
        let u = now * g + (if nesterov { momentum } else { 1 }) * b;
        let near_row = row_dot(g, w) / max(row_norm(g), eps) / max(row_norm(w), eps);
        let near = dot(g, w) / max(norm(g), eps) / max(norm(w), eps);
        // A value of each row, though the largest is one of their matrix.
        let nearest = max(abs(near_row), max_abs(near_row));
        let by_row = nearest < delta / sqrt(cols(w));
        let whole = abs(near) < delta / sqrt(len(w));
        let radial = row_dot(u, w) / (row_norm(w) + eps) / (row_norm(w) + eps);
        let of_all = dot(u, w) / (norm(w) + eps) / (norm(w) + eps);
        let outward = if by_row { radial } else if whole { of_all } else { 0 };
        let step = if ndim(w) > 1 { u - outward * w } else { u };
        let share = if ndim(w) > 1 && (by_row || whole) { wd_ratio } else { 1 };
        w = (1 - lr * share * weight_decay / (1 - momentum)) * w - lr * step;
    }
}
