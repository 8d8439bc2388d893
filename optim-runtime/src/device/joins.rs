//! What meets behind the kernels of a loop: sums of blocks, and panels of columns.

use super::shape::Shape;
use crate::value::stage::Fold;

/// Sums of blocks that meet: one record of `optim_tree`, which is launched with a block of threads for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tree {
    /// Where among the [sums](super::Addresses::sums) they begin.
    pub from: u64,
    /// How many there are.
    pub count: u64,
    pub(super) fold: Fold,
}

impl Tree {
    /// The record: where the sums of the loop lie, and where the result goes, an `f64`.
    pub fn record(&self, sums: u64, out: u64) -> [u64; 4] {
        let size = size_of::<f64>() as u64;
        [sums + self.from * size, out, self.count, code(self.fold)]
    }
}

/// Panels of columns that meet: one record of `optim_columns_f32` or `optim_columns_f64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Join {
    /// Where among the [sums of columns](super::Addresses::columns) they begin.
    pub from: u64,
    /// The slice of the loop that the results go to.
    pub slice: usize,
    pub(super) form: [u64; 4],
    pub(super) fold: Fold,
}

impl Join {
    /// Blocks of threads for it.
    pub fn blocks(&self, shape: Shape) -> u64 {
        let [matrices, _, inner, _] = self.form;
        (matrices * inner).div_ceil(shape.threads.into())
    }

    /// The record: where the sums of columns lie, where the slice lies, and the number of its first block of threads among
    /// those of the launch.
    pub fn record(&self, columns: u64, out: u64, first: u32) -> [u64; 7] {
        let size = size_of::<f64>() as u64;
        let [matrices, sets, inner, outer] = self.form;
        let last = code(self.fold) | u64::from(first) << 32;
        [
            columns + self.from * size,
            out,
            matrices,
            sets,
            inner,
            outer,
            last,
        ]
    }
}

/// A fold as the prelude counts them.
fn code(fold: Fold) -> u64 {
    match fold {
        Fold::Sum => 0,
        Fold::Mean => 1,
        Fold::Norm => 2,
        Fold::SumAbs => 3,
        Fold::Squares => 4,
        Fold::MaxAbs => 5,
        Fold::Max => 6,
        Fold::Min => 7,
        Fold::Dot => 8,
    }
}
