//! What only the arithmetic of a rule shows: what is most likely a mistake, and what cannot be proven.

pub(crate) mod lints;
pub(crate) mod model_reductions;
pub(crate) mod ranges;
