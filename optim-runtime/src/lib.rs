//! Optimizers written as equations.

// Generated code names this crate by its path, also inside it.
extern crate self as optim_runtime;

#[doc(hidden)]
pub mod __private;
mod adapters;
mod dispatch;
mod element;
mod error;
mod exec;
mod hyper;
mod optimizer;
mod parallel;
mod param;
mod rule;
pub mod rules;
mod state;

pub use optim_macros::optimizer;

pub use dispatch::InstructionSet;
pub use element::{Dtype, Element};
pub use error::Error;
pub use exec::Exec;
pub use hyper::{Bound, Domain, HyperValue};
pub use optimizer::{Optimizer, StateView, Values};
pub use param::{IntoGradient, IntoWeights, Param};
pub use rule::{Cost, HyperMeta, Rule, RuleMeta, StateMeta, Storage};
pub use rules::{AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, RmsProp, Sgd, SignDescent};
pub use state::{StateValue, TensorState};
