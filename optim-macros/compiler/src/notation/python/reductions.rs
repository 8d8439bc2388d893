//! Reductions in NumPy: over an axis, and over values that NumPy keeps as fewer than there are.

use super::Python;
use crate::language::operators::BinaryOp;
use crate::language::precedence::Precedence;
use crate::language::reduction::{Fold, Over, Reduction};
use crate::language::scope::Scope;
use crate::notation::formula::Formula;

impl Python<'_> {
    pub(super) fn reduction(
        &mut self,
        reduction: Reduction,
        arguments: &[Formula],
    ) -> (String, Precedence) {
        let Reduction { fold, over, of } = reduction;
        let axes = |last: usize, of: &str| {
            let w = &self.names.weight;
            format!(", axis=tuple(range({w}.ndim{of}))[-{last}:], keepdims=True")
        };
        let axis = match over {
            // What is reduced of rows or columns is one number for each matrix, which lie along the last two axes.
            Over::Tensor if of != Scope::Element && !of.is_number() => axes(2, ""),
            // NumPy's function has one tensor: its model is that.
            Over::Tensor | Over::Model(_) => String::new(),
            Over::Row => ", axis=-1, keepdims=True".to_owned(),
            // Of one axis, which is a row, none.
            Over::Column => axes(1, " - 1"),
        };
        let whole = axis.is_empty();
        let folded = |function: &str, values: String| format!("{function}({values}{axis})");
        let text = match (fold, arguments) {
            (Fold::Dot, [x, y]) if whole && !self.is_plain(x) && !self.is_plain(y) => {
                let (x, y) = (self.expression(x), self.expression(y));
                format!("np.vdot({x}, {y})")
            }
            (Fold::Dot, [x, y]) => {
                let lines = is_of_lines(x, of) || is_of_lines(y, of);
                let few = self.is_plain(x) && self.is_plain(y) && !lines;
                let (product, _) = self.binary(BinaryOp::Mul, x, y);
                folded(
                    "np.sum",
                    if few {
                        self.spread(&product, of)
                    } else {
                        product
                    },
                )
            }
            (fold, [x]) => {
                // A mean of rows is that of all weights.
                let few =
                    self.is_plain(x) && !is_of_lines(x, of) && !(whole && fold.is_of_shares());
                let values = self.expression(x);
                let values = if few {
                    self.spread(&values, of)
                } else {
                    values
                };
                match fold {
                    Fold::Mean => folded("np.mean", values),
                    Fold::Norm if whole => format!("np.linalg.norm({values})"),
                    // Of several axes `np.linalg.norm` would be the norm of a matrix.
                    Fold::Norm => {
                        let squares = folded("np.sum", format!("np.square({values})"));
                        format!("np.sqrt({squares})")
                    }
                    Fold::MaxAbs => folded("np.max", format!("np.abs({values})")),
                    Fold::Max => folded("np.max", values),
                    Fold::Min => folded("np.min", values),
                    Fold::Sum | Fold::Dot => folded("np.sum", values),
                }
            }
            (_, list) => panic!("a bug in optim: {reduction:?} of {} values", list.len()),
        };
        (text, Precedence::Atom)
    }

    /// Values of which there may be fewer than weights, rows or columns, as many as there are of these.
    pub(super) fn spread(&self, values: &str, of: Scope) -> String {
        let w = &self.names.weight;
        let shape = match of {
            Scope::Row => format!("{w}.shape[:-1] + (1,)"),
            Scope::Column => {
                format!("{w}.shape[:-2] + (1,) * ({w}.ndim > 1) + {w}.shape[-1:]")
            }
            Scope::RowPair => format!("{w}.shape[:-1] + ({w}.shape[-2],)"),
            Scope::ColumnPair => format!("{w}.shape[:-2] + {w}.shape[-1:] * 2"),
            Scope::Turned => format!("np.swapaxes({w}, -1, -2).shape"),
            Scope::Step | Scope::Tensor | Scope::Element => format!("{w}.shape"),
        };
        format!("np.broadcast_to({values}, {shape})")
    }
}

/// Whether there is for sure one value for each row or column, where that is what is reduced.
fn is_of_lines(x: &Formula, of: Scope) -> bool {
    matches!(x, Formula::Reduce(reduction, _) if of != Scope::Element && reduction.over.scope() == of)
}
