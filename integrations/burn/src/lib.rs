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

/// The code of the book's chapter is compiled and run like any other example.
#[cfg(doctest)]
#[doc = include_str!("../docs/book.md")]
struct Book;
