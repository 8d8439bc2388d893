//! How a step with reductions is cut into loops: the descriptions that generated code gives.
//!
//! A *stage* is one loop over the weights, the rows or the columns of a tensor. Its kernel takes, behind
//! weights and gradient, slices of equal length: the states of its axis, what earlier stages have left for
//! each row or column (in a loop over weights, spread to them), room for the values that are reduced, room
//! for values that later stages read.

/// The rows or the columns of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Along the last axis.
    Row,
    /// Across it.
    Column,
}

impl Axis {
    /// Position in a pair of what belongs to rows and what to columns.
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Row => 0,
            Self::Column => 1,
        }
    }
}

/// How many values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Their sum.
    Sum,
    /// Their sum by their number.
    Mean,
    /// The root of the sum of their squares.
    Norm,
    /// The sum of their magnitudes.
    SumAbs,
    /// The sum of their squares.
    Squares,
    /// The largest magnitude.
    MaxAbs,
    /// The largest.
    Max,
    /// The smallest.
    Min,
    /// The sum of the products of two values each.
    Dot,
}

/// Which values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// All of the tensor.
    Tensor,
    /// Those of a row each.
    Row,
    /// Those of a column each.
    Column,
    /// All of the tensors of a step. The number is that of the place in the rule.
    Model(usize),
}

impl Over {
    /// The axis that one result each belongs to.
    pub(crate) fn axis(self) -> Option<Axis> {
        match self {
            Self::Row => Some(Axis::Row),
            Self::Column => Some(Axis::Column),
            Self::Tensor | Self::Model(_) => None,
        }
    }
}

/// One stage of a step.
#[derive(Debug)]
pub struct Stage {
    /// What the loop goes over; `None` for weights.
    pub axis: Option<Axis>,
    /// What it reads that earlier stages have left for rows or columns, by position among that.
    pub inputs: &'static [(Axis, usize)],
    /// What it reduces. The values of [`Fold::Dot`] are two slices.
    pub outputs: &'static [(Fold, Over)],
    /// Number of values for each row or column that it leaves to later stages.
    pub registers: usize,
    /// Whether nothing comes after it.
    pub last: bool,
}

impl Stage {
    /// Number of slices that the kernel takes for what is reduced.
    pub(crate) fn scratch(&self) -> usize {
        self.outputs
            .iter()
            .map(|(fold, _)| if *fold == Fold::Dot { 2 } else { 1 })
            .sum()
    }
}
