use crate::optimizer;

optimizer! {
    #[macro_export]
    /// FTRL-Proximal (McMahan et al., 2013), <https://research.google/pubs/pub41159/>: follow the regularised leader. A
    /// weight is what all gradients so far ask of it, and 0 while they ask for less than λ₁.
    ///
    /// Weights are measured from 0: the first step forgets most of where they began. Defaults are those of Keras'
    /// `Ftrl`, whose `l2_regularization_strength` is half our λ₂, and the sum starts at 0.1; in
    /// pytorch_optimizer it starts at 0. Their `learning_rate_power` is −½ here.
    pub struct Ftrl {
        /// Learning rate η.
        lr = 1e-3 where lr > 0,
        /// Added to the root of the sum of squares: β.
        beta = 0 where beta >= 0,
        /// Strength λ₁ of the pull to exactly 0.
        lambda1 = 0 where lambda1 >= 0,
        /// Strength λ₂ of the pull towards 0, in proportion to the weight.
        lambda2 = 0 where lambda2 >= 0,
        /// Value that the sum of squares starts at.
        initial_sum = 0.1 where initial_sum >= 0,
    }

    state {
        /// What the gradients ask for.
        z,
        /// Sum of the squared gradients.
        n = initial_sum,
    }

    update(w, g) {
        n = running_sum(g^2);
        z = prev(z) + g - (sqrt(n) - sqrt(prev(n))) / lr * w;
        let stiffness = (beta + sqrt(n)) / lr + lambda2;
        w = if abs(z) > lambda1 && stiffness > 0 { (lambda1 * sign(z) - z) / stiffness } else { 0 };
    }
}

// As another framework has it: its name stands for its equation and all of its defaults. Where it has no
// default of its own for a hyper-parameter, ours is kept.
impl Ftrl {
    /// pytorch_optimizer's `FTRL`: the sum of squares starts at 0.
    pub fn pytorch_optimizer() -> Self {
        Self {
            initial_sum: 0.0,
            ..Self::default()
        }
    }
}
