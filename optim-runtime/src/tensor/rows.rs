//! State that moves with the rows of a parameter: indices of its first axis that are kept, dropped, permuted or new.

use super::matrix::MatrixLayout;
use super::memory::Buffer;
use super::state::{TensorState, axis_of, set_diagonals, values_of};
use crate::door::meta::Storage;
use crate::error::Error;
use crate::value::element::Element;
use crate::value::stage::Axis;

/// Where each row comes from: the row that it was, or none for one that is new.
pub(crate) type Rows<'a> = &'a [Option<usize>];

/// A buffer whose chunks of this length are those of another, or hold one value.
pub(crate) fn moved<T: Element>(
    values: &[T],
    chunk: usize,
    rows: Rows<'_>,
    new: T,
) -> Option<Buffer<T>> {
    let mut moved = Buffer::filled(new, chunk.checked_mul(rows.len())?, &[])?;
    if chunk > 0 {
        for (to, from) in moved.chunks_exact_mut(chunk).zip(rows) {
            if let Some(from) = from {
                to.copy_from_slice(&values[from * chunk..(from + 1) * chunk]);
            }
        }
    }
    Some(moved)
}

/// A square matrix of pairs of rows, of which there were so many: what two of them that are kept had together, and for a new
/// one this on the diagonal.
fn moved_pairs<T: Element>(values: &[T], old: usize, rows: Rows<'_>, new: T) -> Option<Buffer<T>> {
    let mut moved = Buffer::filled(T::ZERO, rows.len().checked_mul(rows.len())?, &[])?;
    set_diagonals(&mut moved, rows.len(), new);
    if !rows.is_empty() {
        for (line, row) in moved.chunks_exact_mut(rows.len()).zip(rows) {
            for (to, column) in line.iter_mut().zip(rows) {
                if let (Some(row), Some(column)) = (row, column) {
                    *to = values[row * old + column];
                }
            }
        }
    }
    Some(moved)
}

impl<T: Element> TensorState<T> {
    /// The same for a tensor of other rows, which lies so. `initial` gives what the state at a position
    /// starts at, if that is the same for all weights.
    ///
    /// # Errors
    /// [`Error::RowsFromWeights`] for new rows of a state that starts at the weights; [`Error::NoMemory`].
    pub(crate) fn with_rows(
        &self,
        matrix: MatrixLayout,
        rows: Rows<'_>,
        initial: impl Fn(usize) -> Option<f64>,
    ) -> Result<Self, Error> {
        // A vector is one row, whose columns are its weights.
        let along_rows = |storage: Storage| match (storage, matrix.ndim) {
            (Storage::Scalar, _) => None,
            (Storage::PerWeight, _) => Some(matrix.len()),
            (Storage::PerRow, 0 | 1) | (Storage::PerColumn, 2) => None,
            (Storage::PerRow, _) => Some(matrix.count(Axis::Row)),
            (Storage::PerColumn, _) => Some(matrix.count(Axis::Column)),
            // Of a matrix they are the rows of a square one and its columns too: see below.
            (Storage::PerRowPair | Storage::PerColumnPair, 0..=2) => None,
            (Storage::PerRowPair, _) => Some(matrix.count(Axis::RowPair)),
            (Storage::PerColumnPair, _) => Some(matrix.count(Axis::ColumnPair)),
        };
        let has_new = rows.iter().any(Option::is_none);
        // Of no weights there are no rows and columns, whatever the shape speaks of: what comes from none, or goes to none,
        // has nothing to bring along, and as much room as the other shape asks for.
        let of_none = self.is_empty() || matrix.len() == 0;
        self.mapped(matrix, |index, state, values| {
            let square = state.storage == Storage::PerRowPair && matrix.ndim == 2;
            let len = along_rows(state.storage);
            let anew = values_of(matrix, state.storage).filter(|_| of_none);
            if len.is_none() && !square && anew.is_none() {
                return Ok(None);
            }
            let new = match initial(index) {
                Some(initial) => T::from_f64(initial),
                None if has_new => {
                    return Err(Error::RowsFromWeights {
                        rule: self.rule(),
                        state: state.name,
                    });
                }
                None => T::ZERO,
            };
            let pairs = axis_of(state.storage).is_some_and(Axis::is_of_pairs);
            let beside = if pairs { T::ZERO } else { new };
            let no_memory = |values| Error::NoMemory {
                rule: self.rule(),
                state: state.name,
                values,
            };
            if let Some(len) = anew {
                let mut made = Buffer::filled(beside, len, &[]).ok_or_else(|| no_memory(len))?;
                if let Some(axis) = axis_of(state.storage).filter(|_| pairs) {
                    set_diagonals(&mut made, matrix.side(axis), new);
                }
                return Ok(Some(made));
            }
            let chunk = match len {
                Some(len) => len.checked_div(rows.len()).unwrap_or(0),
                None => rows.len(),
            };
            let no_memory = || no_memory(rows.len().saturating_mul(chunk));
            if square {
                let old = self.matrix().side(Axis::RowPair);
                return Ok(Some(
                    moved_pairs(values, old, rows, new).ok_or_else(no_memory)?,
                ));
            }
            let mut moved = moved(values, chunk, rows, beside).ok_or_else(no_memory)?;
            if let Some(axis) = axis_of(state.storage).filter(|_| pairs) {
                let matrices = moved.chunks_exact_mut(chunk.max(1)).zip(rows);
                matrices
                    .filter(|(_, from)| from.is_none())
                    .for_each(|(values, _)| set_diagonals(values, matrix.side(axis), new));
            }
            Ok(Some(moved))
        })
    }
}
