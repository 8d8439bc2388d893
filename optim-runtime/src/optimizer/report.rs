//! What a step has to tell.

use std::sync::Arc;

use smallvec::SmallVec;

use super::statistics::Statistics;

/// What a step did, and what it saw on the way.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// Steps that the optimizer has taken, this one included if it was not skipped.
    pub steps: u64,
    /// For each group, in their order, the value of `lr` that the step was taken with; `None` for a rule without one
    /// and for a group that rests.
    pub learning_rates: SmallVec<[Option<f64>; 2]>,
    /// The norm of all gradients before they were clipped by it, if they were to be.
    pub gradient_norm: Option<f64>,
    /// Whether a clip by norm made gradients smaller.
    pub clipped: bool,
    /// Whether the step was skipped, for a gradient of a scaled loss had a NaN or an infinity: nothing was written or
    /// counted.
    pub skipped: bool,
    /// Patterns of groups that no parameter has matched so far, with the group's name: most likely a misspelled
    /// name. Each is told once.
    pub unmatched: Box<[(Arc<str>, String)]>,
    /// What the step did to each parameter that moved, in their order, if [that is asked
    /// for](crate::Optimizer::with_statistics).
    pub statistics: Box<[Statistics]>,
}
