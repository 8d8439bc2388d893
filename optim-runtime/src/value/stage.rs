//! How a step with reductions is cut into loops: the descriptions that generated code gives.
//!
//! A *stage* is one loop over the weights of a tensor, its rows or columns, or the pairs of either. Its kernel takes, behind
//! weights and gradient, slices of equal length: the states of its axis, in a loop over weights those
//! values for each weight that are kept between the stages, what earlier stages have left for
//! each row or column (in a loop over weights, spread to them), room for the values that are reduced, room
//! for values that later stages read.

/// The rows or the columns of a matrix, or the pairs of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Along the last axis.
    Row,
    /// Across it.
    Column,
    /// Pairs of rows: the values of a square matrix, row after row.
    RowPair,
    /// Pairs of columns.
    ColumnPair,
}

/// For each axis something of its own.
pub(crate) type OfAxes<T> = [T; 4];

impl Axis {
    /// In the order of [`OfAxes`].
    pub(crate) const ALL: OfAxes<Self> = [Self::Row, Self::Column, Self::RowPair, Self::ColumnPair];

    /// Position among [`OfAxes`].
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Row => 0,
            Self::Column => 1,
            Self::RowPair => 2,
            Self::ColumnPair => 3,
        }
    }

    /// Whether it is one of pairs.
    pub(crate) fn is_of_pairs(self) -> bool {
        matches!(self, Self::RowPair | Self::ColumnPair)
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

/// Where a value lies that is reduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In one of the slices that the kernel has room in.
    Room(usize),
    /// It is the weights, which the loop does not change.
    Weights,
    /// It is the gradient.
    Gradient,
    /// It is the state at this position among those of the loop, behind which stands what is kept from stage to stage; the
    /// loop does not change it.
    State(usize),
}

/// Where a matrix lies between two stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A position among what is kept for each weight.
    Kept(usize),
    /// A position among what was left so far for pairs of rows or of columns.
    Register(Axis, usize),
}

/// What is done with the matrices of a tensor between two stages, and where what it gives is put: in the place of what was
/// kept for each weight, or behind all that was left for an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matrix {
    /// Each is orthogonalized in its place. The number is the position among what is kept for each weight.
    Orthogonalize(usize),
    /// The product of two, of which each may be taken transposed.
    Product([(Slot, bool); 2], Slot),
    /// The transpose of a square one.
    Transpose(Slot, Slot),
    /// A negative power of a symmetric one.
    InverseRoot(Slot, Slot),
    /// The eigenvectors of a symmetric one.
    Eigenvectors(Slot, Slot),
}

impl Matrix {
    /// Where what it gives is put.
    pub(crate) fn result(self) -> Slot {
        match self {
            Self::Orthogonalize(index) => Slot::Kept(index),
            Self::Product(_, into)
            | Self::Transpose(_, into)
            | Self::InverseRoot(_, into)
            | Self::Eigenvectors(_, into) => into,
        }
    }
}

/// One stage of a step.
#[derive(Debug)]
pub struct Stage {
    /// What the loop goes over; `None` for weights.
    pub axis: Option<Axis>,
    /// Positions among the numbers that were reduced of those that its own numbers are made of.
    pub reads: &'static [usize],
    /// Positions, in their order, among what is kept for each weight from stage to stage of that which its loop reads or
    /// writes.
    pub kept: &'static [usize],
    /// What is done with matrices behind the loop, in this order.
    pub matrices: &'static [Matrix],
    /// What it reads that earlier stages have left for an axis, by position among that.
    pub inputs: &'static [(Axis, usize)],
    /// What it reduces.
    pub outputs: &'static [(Fold, Over)],
    /// Where the values of these lie, one after the other; [`Fold::Dot`] has two.
    pub places: &'static [Place],
    /// Number of slices that the kernel takes for what is reduced.
    pub rooms: usize,
    /// Number of values for each row or column that it leaves to later stages.
    pub registers: usize,
    /// Whether nothing comes after it.
    pub last: bool,
}

impl Stage {
    /// What its loop takes of what is kept for each weight.
    pub(crate) fn of_kept<'k, T>(
        &self,
        kept: &'k mut [Vec<T>],
    ) -> impl Iterator<Item = &'k mut [T]> + use<'_, 'k, T> {
        let all = kept.iter_mut().enumerate();
        let own = all.filter(|(index, _)| self.kept.contains(index));
        own.map(|(_, values)| values.as_mut_slice())
    }

    /// The outputs with the places of their values, the second of which is the first but for [`Fold::Dot`].
    pub(crate) fn reduced(&self) -> impl Iterator<Item = (Fold, Over, [Place; 2])> {
        let mut places = self.places.iter().copied();
        self.outputs.iter().map(move |(fold, over)| {
            let mut next = || {
                places
                    .next()
                    .expect("a bug in optim: a value without a place")
            };
            let first = next();
            let second = if *fold == Fold::Dot { next() } else { first };
            (*fold, *over, [first, second])
        })
    }
}
