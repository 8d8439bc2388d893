//! The defaults of other frameworks, where they differ from ours.
//!
//! A framework's name stands for its equation and all of its defaults. Where it has no default of
//! its own for a hyper-parameter (optax asks for the learning rate), ours is kept.

use crate::rules::{
    AdaBelief, AdaDelta, AdaGrad, Adam, AdamW, Lamb, Lion, NAdam, RmsProp, ScheduleFreeAdamW, Sgd,
};

impl Sgd {
    /// Keras 3's `SGD`: η = 0.01, and the learning rate inside the momentum,
    /// `b = μ·b + η·g`, `w −= b`.
    ///
    /// Their `weight_decay` shrinks weights by 1 − η·λ and is no option of this rule.
    pub fn keras() -> Self {
        Self {
            lr: 1e-2,
            lr_in_momentum: true,
            ..Self::default()
        }
    }
}

impl AdaGrad {
    /// optax' `adagrad`: `s₀ = 0.1`, `w −= η·g / √(s + 1e-7)`.
    pub fn optax() -> Self {
        Self {
            initial_sum: 0.1,
            eps: 1e-7,
            eps_in_root: true,
            ..Self::default()
        }
    }

    /// Keras 3's `Adagrad`: the equation of [`optax`](Self::optax) with η = 0.001.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            ..Self::optax()
        }
    }
}

impl RmsProp {
    /// optax' `rmsprop`: α = 0.9, `n = g / √(v + 1e-8)`, and the learning rate inside the momentum.
    pub fn optax() -> Self {
        Self {
            alpha: 0.9,
            eps: 1e-8,
            eps_in_root: true,
            lr_in_momentum: true,
            ..Self::default()
        }
    }

    /// Keras 3's `RMSprop`: the equation of [`optax`](Self::optax) with η = 0.001 and ε = 1e-7.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            eps: 1e-7,
            ..Self::optax()
        }
    }
}

impl Adam {
    /// Keras 3's `Adam`: `w −= η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m / (√v + 1e-7)`, the paper's second form.
    pub fn keras() -> Self {
        Self {
            eps: 1e-7,
            eps_hat: true,
            ..Self::default()
        }
    }
}

impl AdamW {
    /// optax' `adamw`: our equation with λ = 1e-4.
    pub fn optax() -> Self {
        Self {
            weight_decay: 1e-4,
            ..Self::default()
        }
    }

    /// Keras 3's `AdamW`: λ = 0.004, and ε as in [`Adam::keras`].
    pub fn keras() -> Self {
        Self {
            weight_decay: 4e-3,
            eps: 1e-7,
            eps_hat: true,
            ..Self::default()
        }
    }
}

impl NAdam {
    /// optax' `nadam`: a constant momentum, `μₜ = β₁`. With `decoupled_weight_decay` and λ = 1e-4 it
    /// is `nadamw`.
    pub fn optax() -> Self {
        Self {
            reduction: 0.0,
            ..Self::default()
        }
    }

    /// Keras 3's `Nadam`: η = 0.001, ε = 1e-7 and a momentum that grows 250 times as fast,
    /// `μₜ = β₁·(1 − ½·0.96ᵗ)`.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            eps: 1e-7,
            momentum_decay: 1.0,
            ..Self::default()
        }
    }
}

impl AdaDelta {
    /// Keras 3's `Adadelta`: our equation with η = 0.001, ρ = 0.95 and ε = 1e-7.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            rho: 0.95,
            eps: 1e-7,
            ..Self::default()
        }
    }
}

impl Lion {
    /// optax' `lion`: our equation with λ = 1e-3.
    pub fn optax() -> Self {
        Self {
            weight_decay: 1e-3,
            ..Self::default()
        }
    }

    /// Keras 3's `Lion`: our equation with η = 0.001.
    pub fn keras() -> Self {
        Self {
            lr: 1e-3,
            ..Self::default()
        }
    }
}

impl AdaBelief {
    /// The defaults of its authors' code, which rectifies.
    pub fn authors() -> Self {
        Self {
            rectify: true,
            ..Self::default()
        }
    }
}

impl ScheduleFreeAdamW {
    /// pytorch_optimizer's `ScheduleFreeAdamW`: `√(v̂ + 1e-15) + ε` in the denominator.
    pub fn pytorch_optimizer() -> Self {
        Self {
            eps_root: 1e-15,
            ..Self::default()
        }
    }
}

impl Lamb {
    /// pytorch_optimizer's `Lamb`: the trust ratio of uncorrected moments,
    /// `r = m / (√v + ε)`, then `w −= η/(1 − β₁ᵗ)·‖w‖/(‖r‖ + ε)·r`, and decoupled weight decay.
    pub fn pytorch_optimizer() -> Self {
        Self {
            late_correction: true,
            decoupled_weight_decay: true,
            ..Self::default()
        }
    }
}
