//! A rule of one's own that has what no built-in rule has: state that starts from the weights, a
//! scalar state, a whole number and a reduction of the rate by it.

use optim_runtime::optimizer;

optimizer! {
    /// Gradient descent that is drawn back to where it began.
    pub struct Anchored {
        /// Learning rate η.
        lr = 0.25 where lr >= 0,
        /// Strength of the pull towards the anchor.
        pull = 0.5 where 0 <= pull <= 1,
        /// The learning rate is divided by this.
        parts = 2u64 where parts >= 1,
        /// Pulls less from step to step.
        fading = true,
    }

    state {
        /// Where each weight began.
        anchor = w,
        /// What is left of the pull.
        left: scalar = pull,
    }

    update(w, g) {
        anchor = prev(anchor);
        left = if fading { prev(left) / 2 } else { prev(left) };
        w -= lr / parts * g + left * (w - anchor);
    }
}
