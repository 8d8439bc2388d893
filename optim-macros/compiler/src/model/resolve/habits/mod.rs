//! What people write from elsewhere, answered where names have meanings.

pub(super) mod names;
mod notation;
pub(super) mod undeclared;
