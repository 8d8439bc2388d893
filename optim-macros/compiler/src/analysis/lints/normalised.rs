//! Averages that are divided by a root of another: `m / (sqrt(v) + eps)`.

use super::Lints;
use super::degree::states_in;
use super::recurrences::{Recurrence, recurrences};
use super::terms::terms;
use crate::ir::NodeId;
use crate::language::ids::StateId;
use crate::language::scope::Scope;

/// A part of the step in which one state is divided by a root of another.
pub(super) struct Normalised {
    /// The division.
    pub(super) operation: NodeId,
    pub(super) mean: (StateId, Recurrence),
    pub(super) square: (StateId, Recurrence),
}

/// All of them, in the order of the step's terms.
pub(super) fn normalised(lints: &Lints<'_>) -> Vec<Normalised> {
    let Some(new) = lints.new_weights() else {
        return Vec::new();
    };
    let known = recurrences(lints);
    let found = terms(lints, new).into_iter().filter_map(|term| {
        let mut above = term.above.iter();
        let mean = above.find_map(|factor| lints.state_in(factor.node))?;
        let below = term.below.iter().find(|factor| {
            let is_root = |node: NodeId| lints.under_root(node).is_some();
            lints.graph.scope(factor.node) == Scope::Element && lints.reaches(factor.node, &is_root)
        })?;
        let squares = states_in(lints, below.node);
        let [square] = squares.as_slice() else {
            return None;
        };
        Some(Normalised {
            operation: below.operation,
            mean: (mean, *known.get(&mean)?),
            square: (*square, *known.get(square)?),
        })
    });
    found.collect()
}
