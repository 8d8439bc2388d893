use crate::optimizer;

optimizer! {
    #[macro_export]
    /// AdaPNM (Xie et al., 2021), <https://arxiv.org/abs/2103.17182>: Adam with positive–negative momentum. Two
    /// averages take every other gradient each; the step moves along the newer one and away from the older one,
    /// which adds the noise of small batches and takes nothing from the mean.
    ///
    /// As in its authors' code each average forgets at the rate β₁², and the largest second moment is divided by.
    /// pytorch_optimizer adds ε before the correction, and 1e-15 under the root
    /// ([`AdaPnm::pytorch_optimizer`]).
    pub struct AdaPnm {
        /// Learning rate η.
        lr = 1e-3 where lr >= 0,
        /// Decay rate β₁ of a step; the averages forget at β₁² in each of theirs.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Share β₀ of the older average that is taken away.
        beta3 = 1 where beta3 >= 0,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Adds ε to the root of the uncorrected second moment, where it weighs 1 / √(1 − β₂ᵗ) times as much.
        eps_hat = false,
        /// Added under the square root, to the uncorrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Decoupled weight decay λ: weights shrink by the factor 1 − η·λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Divides by the largest second moment so far.
        amsgrad = true,
    }

    state {
        /// The average that takes this gradient.
        m,
        /// The average that took the last one, times β₁.
        n,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Largest second moment so far.
        v_max if amsgrad,
    }

    update(w, g, t) {
        m = beta1 * prev(n) + (1 - beta1^2) * g;
        n = beta1 * prev(m);
        v = ema(beta2, g^2);
        if amsgrad {
            v_max = running_max(v);
        }
        let bound = if amsgrad { v_max } else { v };
        let added = if eps_hat { eps / sqrt(correction(v)) } else { eps };
        let noise = sqrt((1 + beta3)^2 + beta3^2);
        let mixed = ((1 + beta3) * m - beta3 * prev(m)) / noise;
        let root = sqrt((bound + eps_root) / correction(v));
        w -= lr / (1 - beta1^t) * mixed / (root + added);
    }

    with decoupled_weight_decay(weight_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl AdaPnm {
    /// pytorch_optimizer's `AdaPNM`: `w −= η/(1 − β₁ᵗ)·√(1 − β₂ᵗ)·mixed / (√(v + 1e-15) + ε)`.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_hat: true,
            eps_root: 1e-15,
            ..Self::default()
        }
    }
}
