//! Optimizers written as equations, run at the speed of memory.
//!
//! * To train with a built-in rule, make an [`Optimizer`] of it and give it your parameters at each
//!   step: [`rules`] lists what there is.
//! * To write a rule of your own, state its equations in [`optimizer!`], whose page is the
//!   manual of the language.
//! * To keep state yourself, use [`Update::init`] and [`Update::update`] on one tensor at a time.
//! * What stands around a step is said to the optimizer: [groups](Optimizer::with_group) of parameters with rules of their
//!   own, [clips](Optimizer::with_clip), a [scale of the loss](Optimizer::with_loss_scale), gradients that are
//!   [accumulated](Optimizer::accumulate), an [average](Optimizer::with_average) of the weights.
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
//! | `ndarray` | no | parameters may be arrays of `ndarray` 0.17, of any rank and contiguous order |
//! | `ndarray-0_16` | no | the same for `ndarray` 0.16; both may be on |
//! | `nalgebra` | no | parameters may be contiguous matrices, vectors and views of `nalgebra` 0.35 |
//! | `checkpoint` | no | optimizers can be saved, and go on where they were: [`Optimizer::save`]; states can be taken apart: [`StateParts`] |
//! | `cuda` | no | rules have their loops as CUDA C++, with the bits of those on the CPU: `RuleMeta::cuda`, `device` |
//! | `tracing` | no | steps, skipped steps and checkpoints are events of [`tracing`](https://docs.rs/tracing) |
//! | `text` | no | rules as files for PyTorch and optax: [`RuleMeta`]'s `torch` and `optax` |
//! | `serde` | no | hyper-parameters, schedules and whole optimizers can be written and read, with everything checked: `OptimizerConfig` |

// What needs a feature says so, where the documentation is made for all to read.
#![cfg_attr(docsrs, feature(doc_cfg))]
// Conversions that lose something say why that is right.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        // A library prints nothing.
        clippy::print_stderr,
        clippy::print_stdout
    )
)]

#[macro_use]
mod value;
#[cfg(feature = "serde")]
mod config;
#[cfg(feature = "cuda")]
pub mod device;
mod door;
mod error;
#[cfg(feature = "checkpoint")]
mod foreign;
mod lens;
mod machine;
mod optimizer;
mod reduce;
pub mod rules;
pub mod schedule;
mod step;
mod tensor;

#[doc(hidden)]
pub use door::private as __private;

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
        $crate::__expand! { $($rule)* }
    };
}

/// Hands a rule to the compiler, and says that there is a use for texts for devices.
#[cfg(feature = "cuda")]
#[doc(hidden)]
#[macro_export]
macro_rules! __expand {
    ($($rule:tt)*) => {
        $crate::__private::optimizer! { ($crate "0.1.0" cuda) $($rule)* }
    };
}

/// Hands a rule to the compiler.
#[cfg(not(feature = "cuda"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __expand {
    ($($rule:tt)*) => {
        $crate::__private::optimizer! { ($crate "0.1.0") $($rule)* }
    };
}

/// Makes a modifier: a change of equations that any rule can be given behind `with`.
///
/// [The manual](optimizer#modifiers-one-equation-many-variations) has what it may change, and an example.
#[macro_export]
macro_rules! modifier {
    ($($modifier:tt)*) => {
        $crate::__expand! { modifier $($modifier)* }
    };
}

#[cfg(feature = "serde")]
pub use config::OptimizerConfig;
pub use door::explain::explain;
pub use door::meta::{
    Cost, EvalMeta, HyperMeta, InputMeta, RequireMeta, RuleMeta, StateMeta, Storage,
};
pub use door::rule::Rule;
pub use error::{CheckpointFault, Difference, Error};
pub use machine::exec::Exec;
pub use optimizer::average::Average;
pub use optimizer::bill::{Bill, GroupBill};
#[cfg(feature = "checkpoint")]
pub use optimizer::checkpoint::Loaded;
#[cfg(feature = "checkpoint")]
pub use optimizer::checkpoint::torch::{TorchDifference, TorchLoaded};
pub use optimizer::clip::{Clip, Norm, Units};
pub use optimizer::filter::{Filter, names};
pub use optimizer::loss_scale::LossScale;
#[cfg(feature = "cuda")]
pub use optimizer::on_device::{
    Accelerator, DeviceOptimizer, DeviceParams, Job, RoomValues, Source,
};
#[cfg(feature = "sharded")]
pub use optimizer::sharded::{Collective, OneRank, ShardedOptimizer, Wire};
pub use optimizer::statistics::Statistics;
pub use optimizer::{AnyRule, Frozen, Optimizer, Report};
pub use rules::*;
pub use step::bare::Update;
pub use tensor::inputs::Inputs;
pub use tensor::layout::Layout;
pub use tensor::lend::{Holes, IntoGradient, IntoWeights};
pub use tensor::param::Param;
#[cfg(feature = "checkpoint")]
pub use tensor::parts::{StatePart, StateParts};
pub use tensor::state::{StateValue, TensorState};
pub use tensor::view::{StateView, Values};
pub use value::dtype::Dtype;
pub use value::element::Element;
pub use value::hyper::{Bound, Domain, HyperNumber, HyperValue};
pub use value::instruction_set::InstructionSet;
#[cfg(feature = "cuda")]
pub use value::room::Room;

// The pages stand in the package too, by links to the project's.

/// The code of pages is compiled and run like any other example.
#[cfg(all(
    doctest,
    feature = "checkpoint",
    feature = "ndarray",
    feature = "serde"
))]
mod pages {
    macro_rules! pages {
        ($($name:ident: $file:literal,)*) => {
            $(#[doc = include_str!(concat!("../", $file))]
            struct $name;)*
        };
    }

    #[cfg(feature = "cuda")]
    pages! {
        Cuda: "docs/cuda.md",
    }

    pages! {
        Readme: "README.md",
        Training: "docs/training.md",
        Checkpoints: "docs/checkpoint.md",
        Introduction: "docs/book/introduction.md",
        QuickStart: "docs/book/quick-start.md",
        FromByHand: "docs/book/from-by-hand.md",
        Choosing: "docs/book/choosing.md",
        TrainingOfTheBook: "docs/book/training.md",
        FirstRule: "docs/book/first-rule.md",
        Publishing: "docs/book/publishing.md",
        Errors: "docs/book/errors.md",
        Arrays: "docs/book/arrays.md",
    }
}
