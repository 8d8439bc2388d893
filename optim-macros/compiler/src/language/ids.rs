//! Names for what a rule declares, by position.

/// Position of a hyper-parameter in the rule's declaration.
pub(crate) type ParamId = usize;

/// Position of a state in the rule's declaration.
pub(crate) type StateId = usize;

/// Position of a further input in the header of `update`.
pub(crate) type InputId = usize;

/// Position of an intermediate among all of the rule.
pub(crate) type LetId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Target {
    Weight,
    State(StateId),
}
