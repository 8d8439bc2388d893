//! How many values become one.

use super::scope::Scope;

/// How many values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Fold {
    Sum,
    Mean,
    /// The root of the sum of squares.
    Norm,
    MaxAbs,
    /// The sum of products of two values.
    Dot,
}

/// What the values of a reduction are taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Over {
    /// All weights of the tensor.
    Tensor,
    /// The weights of each row.
    Row,
    /// The weights of each column.
    Column,
    /// All weights of all tensors of a step. The number tells the places where it is written apart.
    Model(usize),
}

impl Over {
    /// The scope of the result.
    pub(crate) fn scope(self) -> Scope {
        match self {
            Self::Tensor | Self::Model(_) => Scope::Tensor,
            Self::Row => Scope::Row,
            Self::Column => Scope::Column,
        }
    }
}

/// A function of the values of many weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Reduction {
    pub(crate) fold: Fold,
    pub(crate) over: Over,
}
