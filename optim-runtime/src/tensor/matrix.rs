//! What a rule may know of a tensor beside its weights: how many there are, and its rows and columns.

use super::layout::{Layout, product};
use crate::value::extent::Extent;
use crate::value::stage::Axis;

/// A tensor as a matrix that lies in memory one line after the other.
///
/// Rows run along the last axis, so there is one for each combination of the others; a tensor of one
/// axis is one row. Lines in memory are rows, or columns if the last axis is the slowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MatrixLayout {
    pub(crate) ndim: usize,
    /// Number of lines.
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
            outer: 1,
            inner: len,
            rows: true,
        }
    }

    /// Rows one after the other. `None` if no memory could hold so many weights.
    pub(crate) fn rows(rows: usize, columns: usize) -> Option<Self> {
        Some(match product(&[rows, columns])? {
            0 => Self::empty(2),
            _ => Self {
                ndim: 2,
                outer: rows,
                inner: columns,
                rows: true,
            },
        })
    }

    /// No weights, and so no rows and columns, however many the shape may speak of.
    fn empty(ndim: usize) -> Self {
        Self {
            ndim,
            outer: 0,
            inner: 0,
            rows: true,
        }
    }

    /// The form of a tensor that lies so in memory; `None` if its columns are neither lines nor across
    /// them.
    pub(crate) fn of(layout: &Layout) -> Option<Self> {
        let shape = layout.shape();
        let ndim = shape.len();
        let Some((&columns, others)) = shape.split_last() else {
            return Some(Self {
                ndim,
                ..Self::flat(1)
            });
        };
        if layout.is_empty() {
            return Some(Self::empty(ndim));
        }
        // The product of all fits, and none is 0.
        let rows: usize = others.iter().product();
        let last = layout
            .strides
            .last()
            .map_or(0, |stride| stride.unsigned_abs());
        // Strides of axes that hold no order are 0, and those of plain slices are not written down.
        if columns <= 1 || rows <= 1 || last == 1 {
            return Some(Self {
                ndim,
                outer: rows,
                inner: columns,
                rows: true,
            });
        }
        (last == rows).then_some(Self {
            ndim,
            outer: columns,
            inner: rows,
            rows: false,
        })
    }

    pub(crate) fn len(self) -> usize {
        self.outer * self.inner
    }

    /// Number of rows or columns.
    pub(crate) fn count(self, axis: Axis) -> usize {
        if self.is_outer(axis) {
            self.outer
        } else {
            self.inner
        }
    }

    /// Whether lines in memory are those of this axis.
    pub(crate) fn is_outer(self, axis: Axis) -> bool {
        (axis == Axis::Row) == self.rows
    }

    pub(crate) fn extent(self) -> Extent {
        #[allow(
            clippy::cast_precision_loss,
            reason = "nobody has 2^53 weights in one tensor"
        )]
        Extent {
            len: self.len() as f64,
            ndim: self.ndim as f64,
            rows: self.count(Axis::Row) as f64,
            cols: self.count(Axis::Column) as f64,
        }
    }
}
