//! Optimizers written as equations, run at the speed of memory.
//!
//! * To train with a built-in rule, make an [`Optimizer`] of it and give it your parameters at each
//!   step: [`rules`] lists what there is.
//! * To write a rule of your own, state its equations in [`optimizer!`], whose page is the
//!   manual of the language.
//! * To keep state yourself, use [`Rule::init`] and [`Rule::update`] on one tensor at a time.
//! * To evaluate a model, [`Optimizer::eval_weights`] makes its weights those that the rule means for that,
//!   and [`Optimizer::train_weights`] undoes it.
//!
//! ```
//! use optim_runtime::{Adam, Optimizer, Param};
//!
//! // Least squares: find w with x·w = y.
//! let (x, y) = ([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], [1.0, 2.0, 3.0]);
//! let mut w = [0.0; 2];
//!
//! let mut optimizer = Optimizer::new(Adam::default().with_lr(0.1))?;
//! for _ in 0..1000 {
//!     let mut gradient = [0.0; 2];
//!     for (row, target) in x.iter().zip(y) {
//!         let error = row[0] * w[0] + row[1] * w[1] - target;
//!         gradient[0] += error * row[0];
//!         gradient[1] += error * row[1];
//!     }
//!     optimizer.step(&mut [Param::new("w", &mut w, &gradient)?])?;
//! }
//! assert!((w[0] - 1.0_f64).abs() < 1e-3 && (w[1] - 2.0).abs() < 1e-3);
//! # Ok::<(), optim_runtime::Error>(())
//! ```
//!
//! # What holds
//!
//! * **Names.** State belongs to a parameter's name: reordering, adding or resting parameters loses
//!   nothing.
//! * **All or nothing.** A step checks every parameter before it writes the first weight. Bad input
//!   gives an [`Error`] that names what was wrong; nothing panics on input.
//! * **Numbers.** Arithmetic that is the same for all weights is done once, in `f64`. The bits of a
//!   result do not depend on the instruction set, the number of threads or how a tensor is cut.
//!
//! # Features
//!
//! | feature | default | gives |
//! |---|---|---|
//! | `rayon` | yes | large steps run on rayon's pool, or on one given with [`Exec`] |
//! | `ndarray` | no | parameters may be `ndarray` arrays of any rank and contiguous order |
//! | `serde` | no | hyper-parameters can be written and read, with their domains checked |

#[doc(hidden)]
pub mod __private;
mod adapters;
#[allow(unsafe_code, reason = "placed memory comes from the allocator itself")]
mod buffer;
#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "a task is borrowed by a job of unknown length")]
mod crew;
mod dispatch;
mod element;
#[allow(unsafe_code, reason = "many of a list at once, by distinct positions")]
mod entries;
mod error;
mod eval;
mod evaluation;
mod exec;
mod explain;
mod form;
mod hyper;
mod optimizer;
mod panels;
mod parallel;
mod param;
mod part;
#[allow(unsafe_code, reason = "hints to the processor")]
mod prefetch;
mod presets;
mod reduce;
mod rule;
pub mod rules;
mod stage;
mod staged;
mod state;

// It hands `$crate` on, so that generated code finds this crate under whatever name it has where the rule
// stands; the version is this crate's, and the compiler refuses another than its own.
#[doc = include_str!("language.md")]
#[macro_export]
macro_rules! optimizer {
    // Here the error is `optimizer!`'s own: with no token to stand at, rustc would show the hidden macro.
    () => {
        ::core::compile_error! {
            "expected `struct`, found nothing\nhelp: begin with the hyper-parameters: `pub struct Name { lr = 1e-3 where lr >= 0 }`"
        }
    };
    ($($rule:tt)*) => {
        $crate::__private::optimizer! { ($crate "0.1.0") $($rule)* }
    };
}

pub use dispatch::InstructionSet;
pub use element::{Dtype, Element};
pub use error::Error;
pub use eval::EvalMeta;
pub use exec::Exec;
pub use explain::explain;
pub use hyper::{Bound, Domain, HyperValue};
pub use optimizer::{Optimizer, StateView, Values};
pub use param::{IntoGradient, IntoWeights, Param};
pub use rule::{Cost, HyperMeta, Rule, RuleMeta, StateMeta, Storage};
pub use rules::*;
pub use state::{StateValue, TensorState};

/// The README's code is compiled and run like any other example.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
