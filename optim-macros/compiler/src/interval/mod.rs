//! Intervals of real numbers: what an expression can be, and what arithmetic makes of that.
//!
//! * `range`: an interval, and how computed values follow its ends.
//! * `arithmetic`: sums, products, quotients, magnitudes.
//! * `monotone`: functions that rise, and the part of an interval that a function can take.

pub(crate) mod arithmetic;
pub(crate) mod monotone;
mod range;

pub(crate) use self::range::{End, Follow, Range};
