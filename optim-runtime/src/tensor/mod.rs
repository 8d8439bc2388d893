//! Tensors in memory: how they lie, what is lent, what is remembered of them.
//!
//! Storage that is smaller than the type a rule computes in, and memory of a device, will stand here, behind
//! `state`.

mod adapters;
pub(crate) mod inputs;
pub(crate) mod kept;
pub(crate) mod layout;
pub(crate) mod lend;
pub(crate) mod matrix;
#[allow(unsafe_code, reason = "placed memory comes from the allocator itself")]
pub(crate) mod memory;
pub(crate) mod param;
#[cfg(feature = "checkpoint")]
pub(crate) mod parts;
pub(crate) mod rows;
#[cfg(feature = "sharded")]
pub(crate) mod segments;
pub(crate) mod state;
pub(crate) mod view;

use smallvec::SmallVec;

/// The state slices of one tensor or block; most rules have at most four.
pub(crate) type Slices<'a, T> = SmallVec<[&'a mut [T]; 4]>;
