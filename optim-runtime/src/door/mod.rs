//! The door between the two wings: what a rule is to the runtime. Constants that describe it, the arithmetic
//! of a step in `f64`, and plain loops. Nothing here knows of tensors in memory or threads.

#[cfg(feature = "cuda")]
pub(crate) mod device;
pub(crate) mod explain;
pub(crate) mod meta;
pub mod private;
pub(crate) mod rule;
