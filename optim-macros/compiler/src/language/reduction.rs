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
    Max,
    Min,
    /// The sum of products of two values.
    Dot,
}

impl Fold {
    /// Whether it takes two values of each.
    pub(crate) fn is_of_pairs(self) -> bool {
        self == Self::Dot
    }

    /// Whether it makes no difference how often each value is there, as long as all are equally often: of the rows'
    /// values it is then what it is of all weights.
    pub(crate) fn is_of_shares(self) -> bool {
        match self {
            Self::Mean | Self::MaxAbs | Self::Max | Self::Min => true,
            Self::Sum | Self::Norm | Self::Dot => false,
        }
    }
}

/// What the values of a reduction are taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Over {
    /// All weights of the tensor, or all its rows or columns.
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

/// A function of many values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Reduction {
    pub(crate) fold: Fold,
    pub(crate) over: Over,
    /// What there is one value of: weights, rows or columns. It is the scope of what was written, and what a path
    /// of the switches makes of that may be of a wider one: `sum(if flag { g } else { r })` goes over the weights
    /// on either.
    pub(crate) of: Scope,
}
