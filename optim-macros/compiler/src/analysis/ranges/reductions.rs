//! What reductions and functions of matrices can be.
//!
//! They add up in `f64`, whatever the element type. A tensor that is reduced has at least one weight:
//! empty ones are left alone.

use super::evaluate::Evaluator;
use crate::interval::arithmetic::abs;
use crate::interval::arithmetic::{mul, nearly, rounded, square, underflown};
use crate::interval::{End, Range};
use crate::ir::{Matrix, NodeId};
use crate::language::matrix::MatrixFunction;
use crate::language::reduction::{Fold, Reduction};
use crate::language::scope::Scope;

impl Evaluator<'_> {
    /// What is made of a matrix is any number, whatever the matrix has: of positive entries too some become negative, and
    /// how large they become depends on the coefficients. Nothing is divided by zero in it.
    ///
    /// Where it is asked which way a step goes, it goes as its argument does, for their product is not negative if the
    /// singular values become no less than zero.
    ///
    /// It is the same with products by square matrices that are averages of products, and by their roots: none of their
    /// eigenvalues is negative, so each is taken for its trace there.
    pub(super) fn matrix(&mut self, matrix: Matrix) -> Range {
        for setting in matrix.settings() {
            self.range(setting);
        }
        let of: Vec<_> = matrix.matrices().map(|x| self.range(x.node)).collect();
        if let Some(unknown) = of.iter().find(|x| x.unknown) {
            return *unknown;
        }
        match (matrix.function, of.as_slice()) {
            (MatrixFunction::Transpose, [x]) => *x,
            _ if !self.assumes() => Range::ANY,
            (MatrixFunction::Orthogonalize, [x]) => sum(x),
            (MatrixFunction::InverseRoot | MatrixFunction::Eigenvectors, _) => {
                let zero = End {
                    open: true,
                    ..End::closed(0.0)
                };
                Range::new(zero, Range::ANY.high)
            }
            (MatrixFunction::Product, [a, b]) => {
                let product = if matrix.is_of_itself() {
                    square(a, Scope::Element)
                } else {
                    mul(a, b, Scope::Element)
                };
                sum(&product)
            }
            (function, of) => panic!("a bug in optim: {function:?} of {} matrices", of.len()),
        }
    }

    pub(super) fn reduction(&mut self, reduction: Reduction, a: NodeId, b: NodeId) -> Range {
        let x = self.range(a);
        if x.unknown {
            return x;
        }
        match reduction.fold {
            Fold::Sum => sum(&x),
            // Between the least and the largest value, but for rounding, which takes nothing to zero: the sum of so many
            // of the smallest number is exact, and so is a share of that.
            Fold::Mean => rounded(nearly(Range {
                nonzero: false,
                whole: false,
                ..x
            })),
            // What `f64` does not hold of the squares is rescaled, so it is no less than the largest magnitude.
            Fold::Norm => sum(&abs(&x)),
            Fold::MaxAbs => abs(&x),
            // One of the values.
            Fold::Max | Fold::Min => x,
            Fold::Dot => {
                let y = self.range(b);
                let product = if a == b {
                    square(&x, Scope::Element)
                } else {
                    mul(&x, &y, Scope::Element)
                };
                sum(&underflown(product, Scope::Element))
            }
        }
    }
}

/// The sum of any number of values: it keeps their sign and nothing else.
fn sum(x: &Range) -> Range {
    let zero = End::closed(0.0);
    let beyond = |positive: bool| {
        let zero = End {
            open: positive,
            ..zero
        };
        Range::new(zero, Range::ANY.high)
    };
    let range = if x.is_not_negative() {
        beyond(x.is_positive())
    } else if x.negated().is_not_negative() {
        beyond(x.negated().is_positive()).negated()
    } else {
        Range::ANY
    };
    Range {
        unknown: x.unknown,
        ..range
    }
}
