//! Reductions in NumPy: over an axis, and over values that NumPy keeps as fewer than there are.

use super::Python;
use super::dialect::Dialect;
use crate::functions::abs;
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
        if self.dialect == Dialect::Torch {
            return self.reduction_of_tensors(reduction, arguments);
        }
        let Reduction { fold, over, of } = reduction;
        let np = self.dialect.module();
        let axes = |last: usize, of: &str| {
            let w = &self.names.weight;
            format!(", axis=tuple(range({w}.ndim{of}))[-{last}:], keepdims=True")
        };
        let axis = match over {
            // What is reduced of rows or columns is one number for each matrix, which lie along the last two axes.
            Over::Tensor if of != Scope::Element && !of.is_number() => axes(2, ""),
            // NumPy's function has one tensor: its model is that.
            Over::Tensor | Over::Model(_) => String::new(),
            // It may have no axes.
            Over::Row if self.dialect == Dialect::Jax => axes(1, ""),
            Over::Row => ", axis=-1, keepdims=True".to_owned(),
            // Of one axis, which is a row, none.
            Over::Column => axes(1, " - 1"),
        };
        let whole = axis.is_empty();
        let folded = |function: &str, values: String| format!("{np}.{function}({values}{axis})");
        let text = match (fold, arguments) {
            (Fold::Dot, [x, y]) if whole && !self.is_plain(x) && !self.is_plain(y) => {
                let (x, y) = (self.expression(x), self.expression(y));
                format!("{np}.vdot({x}, {y})")
            }
            (Fold::Dot, [x, y]) => {
                let lines = is_of_lines(x, of) || is_of_lines(y, of);
                let few = self.is_plain(x) && self.is_plain(y) && !lines;
                let (product, _) = self.binary(BinaryOp::Mul, x, y);
                folded(
                    "sum",
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
                    Fold::Mean => folded("mean", values),
                    Fold::Norm if whole => format!("{np}.linalg.norm({values})"),
                    // Of several axes `np.linalg.norm` would be the norm of a matrix.
                    Fold::Norm => {
                        let squares = folded("sum", format!("{np}.square({values})"));
                        format!("{np}.sqrt({squares})")
                    }
                    Fold::MaxAbs => folded("max", format!("{np}.abs({values})")),
                    Fold::Max => folded("max", values),
                    Fold::Min => folded("min", values),
                    Fold::Sum | Fold::Dot => folded("sum", values),
                }
            }
            (_, list) => panic!("a bug in optim: {reduction:?} of {} values", list.len()),
        };
        (self.of_model(reduction, text), Precedence::Atom)
    }

    /// A sum of the tensor's part as that of the model, where there is one.
    fn of_model(&mut self, reduction: Reduction, part: String) -> String {
        let Over::Model(place) = reduction.over else {
            return part;
        };
        match self.dialect {
            // NumPy's function has one tensor: its model is that.
            Dialect::Numpy => part,
            Dialect::Torch | Dialect::Jax => {
                self.helpers.insert("_together");
                let module = self.dialect.module();
                match reduction.fold {
                    Fold::Norm => format!("{module}.sqrt((yield {place}, {part}**2))"),
                    _ => format!("(yield {place}, {part})"),
                }
            }
        }
    }

    fn reduction_of_tensors(
        &mut self,
        reduction: Reduction,
        arguments: &[Formula],
    ) -> (String, Precedence) {
        let Reduction { fold, over, of } = reduction;
        let w = self.names.weight.clone();
        let (x, lines) = match arguments {
            [x] => (x.clone(), is_of_lines(x, of)),
            [x, y] => (
                Formula::binary(BinaryOp::Mul, x.clone(), y.clone()),
                is_of_lines(x, of) || is_of_lines(y, of),
            ),
            list => panic!("a bug in optim: {reduction:?} of {} values", list.len()),
        };
        let (function, values) = match fold {
            Fold::Sum | Fold::Dot => ("torch.sum", x),
            Fold::Mean => ("torch.mean", x),
            Fold::Norm => ("torch.linalg.vector_norm", x),
            Fold::MaxAbs => ("torch.amax", Formula::Call(abs::ABS, vec![x])),
            Fold::Max => ("torch.amax", x),
            Fold::Min => ("torch.amin", x),
        };
        let whole = matches!(over, Over::Tensor | Over::Model(_)) && of == Scope::Element;
        let few = self.is_plain(&values) && !lines && !(whole && fold.is_of_shares());
        let text = self.expression(&values);
        let text = match (self.is_static(&values), few) {
            (true, _) => format!("{w}.new_full({}, {text})", self.shape(of)),
            (false, true) => self.spread(&text, of),
            (false, false) => text,
        };
        let text = match over {
            Over::Tensor if of != Scope::Element && !of.is_number() => {
                format!("{function}({text}, dim=tuple(range({w}.ndim))[-2:], keepdim=True)")
            }
            Over::Tensor | Over::Model(_) => format!("{function}({text})"),
            Over::Row => format!("{function}({text}, dim=-1, keepdim=True)"),
            Over::Column => {
                self.helpers.insert("_of_columns");
                format!("_of_columns({function}, {text})")
            }
        };
        (self.of_model(reduction, text), Precedence::Atom)
    }

    /// Values of which there may be fewer than weights, rows or columns, as many as there are of these.
    pub(super) fn spread(&self, values: &str, of: Scope) -> String {
        let (module, shape) = (self.dialect.module(), self.shape(of));
        format!("{module}.broadcast_to({values}, {shape})")
    }

    /// The shape of values of this scope.
    pub(super) fn shape(&self, of: Scope) -> String {
        let w = &self.names.weight;
        match of {
            Scope::Row if self.dialect == Dialect::Numpy => format!("{w}.shape[:-1] + (1,)"),
            Scope::Row => format!("{w}.shape[:-1] + (1,) * ({w}.ndim > 0)"),
            Scope::Column => {
                format!("{w}.shape[:-2] + (1,) * ({w}.ndim > 1) + {w}.shape[-1:]")
            }
            Scope::RowPair => format!("{w}.shape[:-1] + ({w}.shape[-2],)"),
            Scope::ColumnPair => format!("{w}.shape[:-2] + {w}.shape[-1:] * 2"),
            Scope::Turned => format!("{}.swapaxes({w}, -1, -2).shape", self.dialect.module()),
            Scope::Step | Scope::Tensor | Scope::Element => format!("{w}.shape"),
        }
    }
}

/// Whether there is for sure one value for each row or column, where that is what is reduced.
fn is_of_lines(x: &Formula, of: Scope) -> bool {
    matches!(x, Formula::Reduce(reduction, _) if of != Scope::Element && reduction.over.scope() == of)
}
