#![doc = include_str!("../README.md")]

mod checkpoint;
mod error;
mod half;
mod lend;
mod optimizer;
mod ruled;
mod walk;

pub use optim_runtime;

pub use crate::error::Error;
pub use crate::optimizer::BurnOptimizer;
pub use crate::ruled::{Ruled, RuledState};
