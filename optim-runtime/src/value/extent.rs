//! What equations may ask of a tensor as a whole.

/// What equations may ask of a tensor: `len(w)`, `ndim(w)`, `rows(w)` and `cols(w)`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// Number of weights.
    pub len: f64,
    /// Number of axes.
    pub ndim: f64,
    /// Number of rows of a matrix.
    pub rows: f64,
    /// Number of columns of a matrix.
    pub cols: f64,
}
