//! State that moves with the rows of a parameter: indices of its first axis that are kept, dropped, permuted or new.

use super::matrix::MatrixLayout;
use super::memory::Buffer;
use super::state::TensorState;
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
        };
        let has_new = rows.iter().any(Option::is_none);
        self.mapped(matrix, |index, state, values| {
            let Some(len) = along_rows(state.storage) else {
                return Ok(None);
            };
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
            let chunk = len.checked_div(rows.len()).unwrap_or(0);
            let moved = moved(values, chunk, rows, new).ok_or(Error::NoMemory {
                rule: self.rule(),
                state: state.name,
                values: rows.len().saturating_mul(chunk),
            })?;
            Ok(Some(moved))
        })
    }
}
