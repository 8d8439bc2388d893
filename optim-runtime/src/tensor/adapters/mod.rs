//! Arrays of other libraries as parameters, each behind its feature.

#[cfg(feature = "nalgebra")]
mod nalgebra;
#[cfg(any(feature = "ndarray", feature = "ndarray-0_16"))]
mod ndarray;
