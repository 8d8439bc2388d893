//! What a rule may know of a tensor beside its weights: how many there are, and its rows and columns.

use super::layout::Layout;
use crate::value::extent::Extent;
use crate::value::stage::Axis;

/// A tensor as matrices that lie in memory one after the other, each one line after the other.
///
/// Rows run along the last axis and columns along the one before; each combination of the others has a matrix
/// of its own. A tensor of one axis is one row. Lines in memory are rows, or columns if the last axis is the
/// slower of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MatrixLayout {
    pub(crate) ndim: usize,
    /// Number of matrices.
    pub(crate) matrices: usize,
    /// Number of lines in a matrix.
    pub(crate) outer: usize,
    /// Weights in a line.
    pub(crate) inner: usize,
    /// Whether lines are rows.
    pub(crate) rows: bool,
}

impl MatrixLayout {
    /// One axis.
    pub(crate) fn flat(len: usize) -> Self {
        Self {
            ndim: 1,
            matrices: 1,
            outer: 1,
            inner: len,
            rows: true,
        }
    }

    /// No weights, and so no rows and columns, however many the shape may speak of.
    fn empty(ndim: usize) -> Self {
        Self {
            ndim,
            outer: 0,
            ..Self::flat(0)
        }
    }

    /// The form of a tensor that lies so in memory; `None` if its matrices do not lie one after the other.
    pub(crate) fn of(layout: &Layout) -> Option<Self> {
        let shape = layout.shape();
        let ndim = shape.len();
        if layout.is_empty() {
            return Some(Self::empty(ndim));
        }
        let &[ref others @ .., rows, columns] = shape else {
            return Some(Self {
                ndim,
                ..Self::flat(layout.len())
            });
        };
        // Those of axes that hold no order are 0.
        let stride = |axis: usize| layout.strides[axis].unsigned_abs();
        let (by_row, by_column) = (stride(ndim - 2), stride(ndim - 1));
        // Whether the matrix is its lines one after the other, along the second axis.
        let lines = |outer: (usize, usize), inner: (usize, usize)| {
            (inner.0 <= 1 || inner.1 == 1) && (outer.0 <= 1 || outer.1 == inner.0)
        };
        let in_rows = lines((rows, by_row), (columns, by_column));
        if !in_rows && !lines((columns, by_column), (rows, by_row)) {
            return None;
        }
        let (outer, inner) = if in_rows {
            (rows, columns)
        } else {
            (columns, rows)
        };
        Some(Self {
            ndim,
            // The product of all fits, and none is 0.
            matrices: others.iter().product(),
            outer,
            inner,
            rows: in_rows,
        })
    }

    /// [`of`](Self::of), or one row where nothing may ask for rows.
    pub(crate) fn of_any(layout: &Layout) -> Self {
        Self::of(layout).unwrap_or_else(|| Self {
            ndim: layout.shape().len(),
            ..Self::flat(layout.len())
        })
    }

    pub(crate) fn len(self) -> usize {
        self.matrices * self.matrix_len()
    }

    /// Weights in one matrix.
    pub(crate) fn matrix_len(self) -> usize {
        self.outer * self.inner
    }

    /// Number of rows or columns of all matrices, or of the pairs of them. A vector has no pairs: rules that keep something
    /// for them refuse it.
    pub(crate) fn count(self, axis: Axis) -> usize {
        let side = self.side(axis);
        if !axis.is_of_pairs() {
            return self.matrices * side;
        }
        match self.ndim {
            0 | 1 => 0,
            // More than there are addresses is refused where memory is asked for.
            _ => side.saturating_mul(side).saturating_mul(self.matrices),
        }
    }

    /// Number of rows or columns of each matrix, those that there are pairs of.
    pub(crate) fn side(self, axis: Axis) -> usize {
        if self.is_outer(axis) {
            self.outer
        } else {
            self.inner
        }
    }

    /// Whether lines in memory are those of this axis.
    pub(crate) fn is_outer(self, axis: Axis) -> bool {
        matches!(axis, Axis::Row | Axis::RowPair) == self.rows
    }

    pub(crate) fn extent(self) -> Extent {
        #[allow(
            clippy::cast_precision_loss,
            reason = "nobody has 2^53 weights in one tensor"
        )]
        Extent {
            len: self.len() as f64,
            ndim: self.ndim as f64,
            rows: self.side(Axis::Row) as f64,
            cols: self.side(Axis::Column) as f64,
        }
    }
}
