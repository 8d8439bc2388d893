//! The processor: instruction sets, threads, sums, caches. Nothing here knows of tensors and rules.

#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "the system is asked for a number")]
pub(crate) mod crew;
pub(crate) mod dispatch;
pub(crate) mod exact;
pub(crate) mod exec;
#[cfg(feature = "rayon")]
pub(crate) mod habits;
#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "a task is called that may stand no more")]
pub(crate) mod job;
pub(crate) mod matrix;
pub(crate) mod noise;
#[cfg(feature = "rayon")]
#[allow(unsafe_code, reason = "a task is borrowed by a job of unknown length")]
pub(crate) mod pool;
#[allow(unsafe_code, reason = "hints to the processor")]
pub(crate) mod prefetch;
pub(crate) mod scale;
pub(crate) mod settle;
pub(crate) mod spread;
pub(crate) mod squares;
pub(crate) mod sums;
