//! Products of matrices, and what is made of them: the same bits on every instruction set and number of threads.
//!
//! Each element of a product is one chain of fused multiply-adds along the axis that is summed, from the first to the
//! last, whatever tiles, blocks and threads there are. A fused multiply-add is rounded once, which is a result that
//! IEEE 754 fixes: processors that have the instruction use it, for the others it is computed ([`fused`]).

mod fused;
pub(crate) mod multiply;
pub(crate) mod orthogonalize;
mod panels;
mod product;
pub(crate) mod symmetric;
#[allow(
    unsafe_code,
    reason = "a door into code for a detected instruction set"
)]
mod tiles;
pub(crate) mod workspace;

pub(crate) use self::tiles::Tiled;

/// Runs a task once for each number below the given one, perhaps on several threads.
pub(crate) type Share<'s> = dyn FnMut(usize, &(dyn Fn(usize) + Sync)) + 's;
