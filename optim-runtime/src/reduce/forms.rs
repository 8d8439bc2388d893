//! What is made of one matrix, by its measures alone: how long it takes, and how much memory it is computed in.

use crate::machine::matrix::workspace::Need;
use crate::machine::matrix::{Tiled, multiply, orthogonalize, symmetric};
use crate::tensor::matrix::MatrixLayout;
use crate::value::dtype::Dtype;
use crate::value::instruction_set::Detected;
use crate::value::stage::{Axis, Matrix, Slot};

/// Matrices that take fewer multiplications are computed by one thread each.
const SMALL: usize = 1 << 24;

/// A thread does about as many multiplications as it moves a byte of a loop over weights.
pub(crate) const OF_A_BYTE: usize = 8;

/// What is made, of a matrix of these measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Orthogonalize {
        steps: usize,
        lines: usize,
        width: usize,
    },
    Product {
        rows: usize,
        depth: usize,
        columns: usize,
    },
    /// The product of a matrix with its own transpose.
    Gram {
        rows: usize,
        depth: usize,
    },
    /// Of so many values.
    Transpose(usize),
    /// Of so many rows.
    Power(usize),
    Eigenvectors(usize),
}

impl Form {
    /// Of each matrix of a tensor that lies so; an iteration takes so many steps.
    pub(crate) fn of(matrix: Matrix, layout: MatrixLayout, steps: usize) -> Self {
        // As the tensor has it, whatever its lines are.
        let measures = |(slot, turned): (Slot, bool)| {
            let [rows, columns] = match slot {
                Slot::Kept(_) => [Axis::Row, Axis::Column],
                Slot::Register(axis, _) => [axis; 2],
            };
            let (rows, columns) = (layout.side(rows), layout.side(columns));
            if turned {
                (columns, rows)
            } else {
                (rows, columns)
            }
        };
        match matrix {
            Matrix::Orthogonalize(_) => Self::Orthogonalize {
                steps,
                lines: layout.outer,
                width: layout.inner,
            },
            Matrix::Product([a, b], into) => {
                let ((rows, depth), (_, columns)) = (measures(a), measures(b));
                if a.0 == b.0 && a.1 != b.1 {
                    Self::Gram { rows, depth }
                } else if is_turned(into, layout) {
                    Self::Product {
                        rows: columns,
                        depth,
                        columns: rows,
                    }
                } else {
                    Self::Product {
                        rows,
                        depth,
                        columns,
                    }
                }
            }
            Matrix::Transpose(x, _) => {
                let (rows, columns) = measures((x, false));
                Self::Transpose(rows.saturating_mul(columns))
            }
            Matrix::InverseRoot(x, _) => Self::Power(measures((x, false)).0),
            Matrix::Eigenvectors(x, _) => Self::Eigenvectors(measures((x, false)).0),
        }
    }

    /// Memory that it is computed in, of matrices of this type, beside what it is made of and what it gives.
    pub(crate) fn need(self, dtype: Dtype, set: Detected) -> Need {
        match dtype {
            Dtype::F32 => self.need_of::<f32>(set),
            Dtype::F64 => self.need_of::<f64>(set),
        }
    }

    fn need_of<T: Tiled>(self, set: Detected) -> Need {
        let own = match self {
            Self::Orthogonalize { lines, width, .. } => orthogonalize::room::<T>(set, lines, width),
            Self::Product {
                rows,
                depth,
                columns,
            } => multiply::room::<T>(set, rows, depth, columns),
            Self::Gram { rows, depth } => multiply::room::<T>(set, rows, depth, rows),
            Self::Transpose(_) => 0,
            Self::Power(side) => return symmetric::need_of_power(set, side),
            Self::Eigenvectors(side) => return symmetric::need(side),
        };
        Need {
            own,
            ..Need::default()
        }
    }

    /// Multiplications that it takes, about.
    pub(crate) fn multiplications(self) -> usize {
        let product = |a: usize, b: usize, c: usize| a.saturating_mul(b).saturating_mul(c);
        match self {
            Self::Orthogonalize {
                steps,
                lines,
                width,
            } => orthogonalize::multiplications(steps, lines, width),
            Self::Product {
                rows,
                depth,
                columns,
            } => product(rows, depth, columns),
            Self::Gram { rows, depth } => product(rows, depth, rows) / 2,
            Self::Transpose(values) => values,
            Self::Power(side) => {
                symmetric::multiplications(side).saturating_add(product(side, side, side) / 2)
            }
            Self::Eigenvectors(side) => symmetric::multiplications(side),
        }
    }

    /// Whether one thread computes it.
    pub(crate) fn is_small(self) -> bool {
        self.multiplications() < SMALL
    }
}

/// Whether what is put there lies in columns, which is the transpose of what is written in rows.
pub(crate) fn is_turned(slot: Slot, layout: MatrixLayout) -> bool {
    matches!(slot, Slot::Kept(_)) && !layout.rows
}
