use crate::optimizer;

optimizer! {
    #[macro_export]
    /// diffGrad (Dubey et al., 2019), <https://arxiv.org/abs/1909.11015>: Adam with a friction: where a gradient hardly
    /// differs from the last one, near an optimum, a weight takes half the step.
    ///
    /// As in its authors' code ε is added to the uncorrected root, and the first gradient is compared with 0. pytorch_optimizer
    /// adds 1e-15 under the root ([`DiffGrad::pytorch_optimizer`]).
    pub struct DiffGrad {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the uncorrected root.
        eps = 1e-8 where eps > 0,
        /// Added under the square root, to the uncorrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Coupled weight decay λ: λ·w is added to the gradient.
        weight_decay = 0 where weight_decay >= 0,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Gradient of the last step.
        last,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let friction = 1 / (1 + exp(-abs(prev(last) - g)));
        last = g;
        let rate = lr * sqrt(correction(v)) / correction(m);
        w -= rate * friction * m / (sqrt(v + eps_root) + eps);
    }

    with coupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl DiffGrad {
    /// pytorch_optimizer's `DiffGrad` without weight decay: 1e-15 under the root.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_root: 1e-15,
            ..Self::default()
        }
    }
}
