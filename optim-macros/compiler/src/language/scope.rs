//! How often an expression is computed.

/// How often an expression is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// Once a step, in `f64`, before any weight is read.
    Step,
    /// Once a tensor, in `f64`: from reductions, so after a pass over the weights.
    Tensor,
    /// For every row of a matrix.
    Row,
    /// For every column of a matrix.
    Column,
    /// For every pair of rows of a matrix: a square matrix.
    RowPair,
    /// For every pair of columns of a matrix.
    ColumnPair,
    /// For every weight, in the places of the transposed matrix.
    Turned,
    /// For every weight.
    Element,
}

impl Scope {
    /// The lowest scope at which values of both can be computed together.
    pub(crate) fn join(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Step, scope) | (scope, Self::Step) => scope,
            (Self::Tensor, scope) | (scope, Self::Tensor) => scope,
            // A row and a column meet in a weight. What does not fit together is an error that is told elsewhere.
            _ => Self::Element,
        }
    }

    /// What there is one value for.
    pub(crate) fn per(self) -> &'static str {
        match self {
            Self::Step | Self::Tensor => "tensor",
            Self::Row => "row",
            Self::Column => "column",
            Self::RowPair => "pair of rows",
            Self::ColumnPair => "pair of columns",
            Self::Turned | Self::Element => "weight",
        }
    }

    /// Whether values of both can be computed together, one with one.
    pub(crate) fn meets(self, other: Self) -> bool {
        self == other
            || self.is_number()
            || other.is_number()
            || ![self, other].iter().any(|scope| scope.is_of_matrices())
    }

    /// Whether it has values that belong to a matrix of another shape than the tensor's.
    pub(crate) fn is_of_matrices(self) -> bool {
        matches!(self, Self::RowPair | Self::ColumnPair | Self::Turned)
    }

    /// Whether it is one number for the whole tensor, computed in `f64` outside of loops.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Step | Self::Tensor)
    }
}
