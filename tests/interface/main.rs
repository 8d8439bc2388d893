//! What a caller sees beside numbers: names, errors, modes, costs, explanations, settings as text.

mod api;
mod bill;
mod errors;
mod explain;
mod modes;
mod serde;
