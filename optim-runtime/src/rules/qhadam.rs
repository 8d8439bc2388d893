use crate::optimizer;

optimizer! {
    #[macro_export]
    /// QHAdam (Ma & Yarats, 2019), <https://arxiv.org/abs/1810.06801>: Adam whose moments are mixed with the present
    /// gradient and its square.
    ///
    /// The defaults are those that its authors recommend. With ν₁ = ν₂ = 1, the defaults of
    /// [`QhAdam::pytorch_optimizer`], it is Adam. Their weight decay is coupled unless asked otherwise, as
    /// here.
    pub struct QhAdam {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.995 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Share ν₁ of the first moment in the direction; the gradient has the rest.
        nu1 = 0.7 where 0 <= nu1 <= 1,
        /// Share ν₂ of the second moment in the denominator; the squared gradient has the rest.
        nu2 = 1 where 0 <= nu2 <= 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
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
        let direction = nu1 * debias(m) + (1 - nu1) * g;
        let mean_square = if nu2 < 1 { nu2 * debias(v) + (1 - nu2) * g^2 } else { debias(v) };
        w -= lr * direction / (sqrt(mean_square) + eps);
    }

    with coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl QhAdam {
    /// pytorch_optimizer's `QHAdam`: β₁ = 0.9 and ν₁ = ν₂ = 1.
    pub fn pytorch_optimizer() -> Self {
        Self {
            beta1: 0.9,
            nu1: 1.0,
            ..Self::default()
        }
    }
}
