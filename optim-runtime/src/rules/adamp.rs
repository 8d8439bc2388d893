use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdamP (Heo et al., 2021), <https://arxiv.org/abs/2006.08217>: Adam whose steps lose what would only lengthen
    /// the weights, where a normalisation makes their length mean nothing: where gradient and weights are nearly
    /// orthogonal.
    ///
    /// A row of a matrix is a channel; kernels of a convolution are to be given as such a matrix. Rows are looked at
    /// first, then the tensor; tensors of one axis take AdamW steps. pytorch_optimizer adds ε before the
    /// correction ([`AdamP::pytorch_optimizer`]). A slice must be given its shape.
    pub struct AdamP {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root, and to norms.
        eps = 1e-8 where eps > 0,
        /// Adds ε to the root of the uncorrected second moment, where it weighs 1 / √(1 − β₂ᵗ) times as much.
        eps_hat = false,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Largest cosine between gradient and weights, times √n, of a projection.
        delta = 0.1 where delta >= 0,
        /// Share of the weight decay where the step was projected.
        wd_ratio = 0.1 where wd_ratio >= 0,
        /// Looks ahead: the direction is the moment averaged with the gradient once more.
        nesterov = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let ahead = if nesterov { 1 - beta1 } else { 0 };
        let direction = ((1 - ahead) * m + ahead * g) / correction(m);
        let added = if eps_hat { eps / sqrt(correction(v)) } else { eps };
        let u = direction / (sqrt(debias(v)) + added);
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
        w = (1 - lr * share * weight_decay) * w - lr * step;
    }
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdamP {
    /// pytorch_optimizer's `AdamP`: `u = m·√(1 − β₂ᵗ)/(1 − β₁ᵗ) / (√v + ε)`.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_hat: true,
            ..Self::default()
        }
    }
}
