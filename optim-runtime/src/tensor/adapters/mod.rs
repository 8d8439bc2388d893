//! Arrays of other libraries as parameters, each behind its feature.

#[cfg(feature = "ndarray")]
mod ndarray;
