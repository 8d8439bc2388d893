use crate::optimizer;

optimizer! {
    #[macro_export]
    /// NAdam (Dozat, 2016), <https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ>: Adam with
    /// Nesterov's look-ahead and a momentum that grows to β₁.
    ///
    /// The defaults are PyTorch's. Keras has ψ = 1 ([`NAdam::keras`]). optax keeps the momentum
    /// constant ([`NAdam::optax`]) and shrinks weights by λ in `nadamw`.
    pub struct NAdam {
        /// Learning rate η.
        lr = 2e-3 where lr >= 0,
        /// Decay rate β₁ of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate β₂ of the second moment.
        beta2 = 0.999 where 0 <= beta2 < 1,
        /// Added to the denominator, outside the square root.
        eps = 1e-8 where eps > 0,
        /// Added under the square root of the corrected second moment.
        eps_root = 0 where eps_root >= 0,
        /// Rate ψ at which the momentum grows: μₜ = β₁·(1 − reduction·0.96^(ψ·t)).
        momentum_decay = 4e-3 where momentum_decay >= 0,
        /// Share that the momentum lacks at first; 0 keeps it constant.
        reduction = 0.5 where 0 <= reduction <= 1,
        /// Weight decay λ.
        weight_decay = 0 where weight_decay >= 0,
        /// Weights shrink by the factor 1 − η·λ; otherwise λ·w is added to the gradient.
        decoupled_weight_decay = false,
        /// Weights shrink by the factor 1 − λ, whatever the learning rate, if the decay is
        /// decoupled.
        fixed_decay = false,
    }

    state {
        /// First moment: EMA of the gradient.
        m,
        /// Second moment: EMA of the squared gradient.
        v,
        /// Product of the momenta so far.
        mu_product: scalar = 1,
    }

    update(w, g, t) {
        let mu = beta1 * (1 - reduction * 0.96^(momentum_decay * t));
        let mu_next = beta1 * (1 - reduction * 0.96^(momentum_decay * (t + 1)));
        mu_product = prev(mu_product) * mu;
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let mean_square = debias(v);
        let root = if eps_root > 0 { sqrt(mean_square + eps_root) } else { sqrt(mean_square) };
        let ahead = mu_next / (1 - mu_product * mu_next) * m;
        let now = (1 - mu) / (1 - mu_product) * g;
        w -= lr * (now + ahead) / (root + eps);
    }

    with maximize(maximize = false),
        either_weight_decay(weight_decay, decoupled = decoupled_weight_decay, fixed = fixed_decay);
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
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
