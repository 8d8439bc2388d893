//! What a caller sees beside numbers: names, errors, modes, costs, explanations, settings as text, sizes.

mod api;
mod arrays;
mod bill;
mod errors;
mod explain;
mod holders;
mod hypers;
mod lists;
mod modes;
mod parts;
mod serde;
mod shapes;
mod unsaid;
