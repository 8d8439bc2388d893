//! A framework's crate: its users write rules without naming the runtime.

pub use optim_runtime as optim;
pub use optim_runtime::{Optimizer, Param, optimizer};

/// A rule that moves by a function of the gradient, which `$step` states.
#[macro_export]
macro_rules! stateless {
    ($name:ident($g:ident) = $step:expr) => {
        $crate::optimizer! {
            /// Moves by a function of the gradient.
            pub struct $name {
                /// Learning rate.
                lr = 0.5 where lr >= 0,
            }

            update(w, $g) {
                w -= lr * $step;
            }
        }
    };
}
