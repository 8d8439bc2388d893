//! Rules written by chance, compiled: `rules.rs`, `reducing.rs` and `expected.txt` are written by a test of the
//! compiler.

mod cuda;
mod interpreter;
mod matrices;
mod numpy;
mod reducing;
mod rules;
