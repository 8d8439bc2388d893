//! The compiler behind `optimizer! { … }`: an update rule written as its equations becomes one
//! fused loop.
//!
//! An ordinary library, so that anything can call it which has the tokens of a rule: the procedural macro,
//! tests, a fuzzer. [`compile`] is all of it, [`expand`] what the macro calls. Neither panics on any input:
//! what is wrong with a rule becomes `compile_error!`s beside a stub of the rule.

// Conversions that lose something say why that is right.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )
)]

mod analysis;
mod check;
mod codegen;
mod compile;
mod diag;
mod functions;
mod interval;
mod invocation;
mod ir;
mod language;
mod lower;
mod model;
mod modify;
mod notation;
mod passes;
mod syntax;
#[cfg(test)]
mod tests;
#[cfg(feature = "text")]
pub mod text;

pub use codegen::Runtime;
pub use compile::compile;
pub use diag::findings::{ALL as FINDINGS, Finding};
pub use invocation::expand;
#[cfg(feature = "text")]
pub use invocation::expand_with_texts;
