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
            // A row and a column meet in a weight.
            _ => Self::Element,
        }
    }

    /// Whether it is one number for the whole tensor, computed in `f64` outside of loops.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Step | Self::Tensor)
    }
}
