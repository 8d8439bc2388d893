//! Kinds of memory that a parameter has on a device.

/// What memory of a parameter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Room {
    /// The weights. They are the caller's.
    Weights,
    /// The gradient. It is the caller's.
    Gradient,
    /// The state at this position of the rule's.
    State(usize),
    /// The sum of gradients for the step to come.
    Gathered,
    /// The average of weights.
    Average,
    /// The training weights, while the weights are those to evaluate with.
    Training,
    /// The gradient as rules see it. What it holds is needed within a step alone.
    Seen,
    /// The weights before the step. They are needed within a step alone.
    Before,
}
