//! What equations may ask of a tensor as a whole.

/// What equations may ask of a tensor: `len(w)` and `ndim(w)`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// Number of weights.
    pub len: f64,
    /// Number of axes.
    pub ndim: f64,
}
