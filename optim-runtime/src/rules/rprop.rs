use crate::optimizer;

optimizer! {
    #[macro_export]
    /// Rprop (Riedmiller & Braun, 1993), <https://doi.org/10.1109/ICNN.1993.298623>: each weight has
    /// a step size of its own, which grows while its gradient keeps its sign. For gradients of the
    /// whole data set.
    ///
    /// The form of PyTorch, iRprop⁻ (Igel & Hüsken, 2000): on a change of sign the gradient counts
    /// as zero. The learning rate is the first step size, and is not looked at later.
    pub struct Rprop {
        /// Learning rate η: the first step size.
        lr = 1e-2 where lr >= 0,
        /// Factor η⁻ of the step size where the sign changes.
        eta_minus = 0.5 where 0 < eta_minus < 1,
        /// Factor η⁺ of the step size where the sign is kept.
        eta_plus = 1.2 where eta_plus > 1,
        /// Smallest step size.
        step_min = 1e-6 where step_min >= 0,
        /// Largest step size.
        step_max = 50 where step_max >= 0,
        /// Multiplies the two gradients whose signs are compared, as PyTorch does: they count as of no sign
        /// where their product is too small for the element type.
        sign_of_product = false,
    }

    require step_min <= step_max, "step_min must not exceed step_max";

    state {
        /// Gradient of the last step; 0 where its sign had changed.
        last,
        /// Step size of each weight.
        step_size = lr,
    }

    update(w, g) {
        let agreement = if sign_of_product { g * prev(last) } else { g * sign(prev(last)) };
        let factor = if agreement > 0 { eta_plus } else if agreement < 0 { eta_minus } else { 1 };
        step_size = clamp(prev(step_size) * factor, step_min, step_max);
        last = if agreement < 0 { 0 } else { g };
        w -= step_size * sign(last);
    }

    with maximize(maximize = false);
}

impl Rprop {
    /// The form of PyTorch.
    pub fn pytorch() -> Self {
        Self {
            sign_of_product: true,
            ..Self::default()
        }
    }
}
