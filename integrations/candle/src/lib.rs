#![doc = include_str!("../README.md")]

mod candle_trait;
mod checkpoint;
mod error;
mod lend;
mod masters;
mod optimizer;
mod storage;
mod variable;

pub use optim_runtime;

pub use crate::error::Error;
pub use crate::optimizer::CandleOptimizer;

/// The code of the book's chapter is compiled and run like any other example.
#[cfg(doctest)]
#[doc = include_str!("../docs/book.md")]
struct Book;
