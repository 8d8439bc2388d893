//! What the test programs share.

pub mod beside;
pub mod bounded;
pub mod builtins;
pub mod coverage;
pub mod cuda;
pub mod folds;
pub mod functions;
pub mod inputs;
pub mod matrices;
pub mod model;
pub mod naive;
pub mod outcome;
pub mod own;
pub mod page;
pub mod philox;
pub mod problems;
pub mod published;
pub mod python;
pub mod real;
pub mod recorded;
pub mod reducing;
pub mod replay;
mod rules;
pub mod tensorwise;
pub mod training;
pub mod translate;
pub mod ways;
