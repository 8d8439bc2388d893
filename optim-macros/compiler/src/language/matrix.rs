//! Functions of whole matrices.

use super::scope::Scope;

/// A function of whole matrices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MatrixFunction {
    Orthogonalize,
    Product,
    Transpose,
    InverseRoot,
    Eigenvectors,
}

/// An argument that may be left out, and so is given by its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) default: f64,
}

/// How many settings a function may have.
pub(crate) const MOST_SETTINGS: usize = 6;

/// How many matrices it may be of.
pub(crate) const MOST_MATRICES: usize = 2;

/// Those of the Newton–Schulz iteration; the coefficients are those of K. Jordan et al., 2024.
const ITERATION: [Setting; MOST_SETTINGS] = [
    setting("steps", 5.0),
    setting("a", 3.4445),
    setting("b", -4.775),
    setting("c", 2.0315),
    setting("eps", 0.0),
    setting("least", 1e-7),
];

/// The root is that of Shampoo for matrices (Gupta et al., 2018).
const ROOT: [Setting; 3] = [
    setting("p", 4.0),
    setting("eps", 0.0),
    setting("least", 0.0),
];

const fn setting(name: &'static str, default: f64) -> Setting {
    Setting { name, default }
}

impl MatrixFunction {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Orthogonalize => "orthogonalize",
            Self::Product => "matmul",
            Self::Transpose => "transpose",
            Self::InverseRoot => "inverse_root",
            Self::Eigenvectors => "eigenvectors",
        }
    }

    /// How many matrices it is of.
    pub(crate) fn matrices(self) -> usize {
        match self {
            Self::Product => 2,
            Self::Orthogonalize | Self::Transpose | Self::InverseRoot | Self::Eigenvectors => 1,
        }
    }

    /// What it may be told beside its matrices: numbers of the step, behind them in this order.
    pub(crate) fn settings(self) -> &'static [Setting] {
        match self {
            Self::Orthogonalize => &ITERATION,
            Self::InverseRoot => &ROOT,
            Self::Product | Self::Transpose | Self::Eigenvectors => &[],
        }
    }

    /// Whether it is of a square matrix, and takes it for a symmetric one.
    pub(crate) fn is_of_square(self) -> bool {
        matches!(self, Self::InverseRoot | Self::Eigenvectors)
    }
}

/// How long a side of a matrix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Rows,
    Columns,
}

impl Side {
    /// As it is asked for: `rows(w)`.
    pub(crate) fn measure(self) -> &'static str {
        match self {
            Self::Rows => "rows(w)",
            Self::Columns => "cols(w)",
        }
    }
}

/// How many rows and columns the matrix of values of this scope has; `None` if they are no matrix.
pub(crate) fn shape(scope: Scope) -> Option<(Side, Side)> {
    match scope {
        Scope::Element => Some((Side::Rows, Side::Columns)),
        Scope::Turned => Some((Side::Columns, Side::Rows)),
        Scope::RowPair => Some((Side::Rows, Side::Rows)),
        Scope::ColumnPair => Some((Side::Columns, Side::Columns)),
        Scope::Step | Scope::Tensor | Scope::Row | Scope::Column => None,
    }
}

/// The scope of a matrix of this shape.
pub(crate) fn of_shape(shape: (Side, Side)) -> Scope {
    match shape {
        (Side::Rows, Side::Columns) => Scope::Element,
        (Side::Columns, Side::Rows) => Scope::Turned,
        (Side::Rows, Side::Rows) => Scope::RowPair,
        (Side::Columns, Side::Columns) => Scope::ColumnPair,
    }
}

/// The scope of the transposed matrix.
pub(crate) fn turned(scope: Scope) -> Scope {
    match scope {
        Scope::Element => Scope::Turned,
        Scope::Turned => Scope::Element,
        scope => scope,
    }
}

/// The scope of a product; `None` if the matrices do not fit.
pub(crate) fn product(a: Scope, b: Scope) -> Option<Scope> {
    let ((rows, inner), (other, columns)) = (shape(a)?, shape(b)?);
    (inner == other).then(|| of_shape((rows, columns)))
}
