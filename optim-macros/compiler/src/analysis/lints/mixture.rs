//! Averages in arithmetic: a state's old value and something new, with weights.

use super::Lints;
use crate::ir::{NodeId, Op};
use crate::language::ids::StateId;
use crate::language::operators::BinaryOp;

/// `old_weight·prev(state) + new_weight·new`, where the weights add up to 1.
#[derive(Clone, Debug)]
pub(super) struct Mixture {
    /// The sum.
    pub(super) node: NodeId,
    pub(super) state: StateId,
    /// The factors of the new value.
    pub(super) new: Vec<NodeId>,
    /// What is written: `rate` and `1 - rate`.
    pub(super) rate: NodeId,
    /// Whether `rate`, and not `1 - rate`, is the weight of the new value.
    pub(super) rate_is_new: bool,
}

/// Every average of a path.
pub(super) fn mixtures(lints: &Lints<'_>) -> Vec<Mixture> {
    let look = || {
        let nodes = lints.nodes().into_iter();
        nodes.filter_map(|node| mixture(lints, node)).collect()
    };
    lints.found.mixtures.get_or_init(look).clone()
}

fn mixture(lints: &Lints<'_>, node: NodeId) -> Option<Mixture> {
    let graph = lints.graph;
    let Op::Binary(BinaryOp::Add, left, right) = graph.op(node) else {
        return None;
    };
    let pairs = [(left, right), (right, left)];
    let weighted = pairs.into_iter().find_map(|(old, new)| {
        let (state, old_weight) = times_old(lints, old)?;
        let factors = graph.factors(new);
        (0..factors.len()).find_map(|index| {
            let mut new = factors.clone();
            let new_weight = new.remove(index);
            let found = |rate, rate_is_new| Mixture {
                node,
                state,
                new,
                rate,
                rate_is_new,
            };
            if let Some(rate) = complement(lints, old_weight)
                && (rate == new_weight || complement(lints, new_weight) == Some(old_weight))
            {
                return Some(found(rate, true));
            }
            (complement(lints, new_weight) == Some(old_weight)).then(|| found(old_weight, false))
        })
    });
    // `prev(m) + rate * (new - prev(m))`
    weighted.or_else(|| {
        pairs.into_iter().find_map(|(old, step)| {
            let state = old_value(lints, old)?;
            let factors = factors(lints, step)?;
            factors
                .into_iter()
                .find_map(|(rate, distance)| match graph.op(distance) {
                    Op::Binary(BinaryOp::Sub, new, from) if from == old => Some(Mixture {
                        node,
                        state,
                        new: vec![new],
                        rate,
                        rate_is_new: true,
                    }),
                    _ => None,
                })
        })
    })
}

fn factors(lints: &Lints<'_>, node: NodeId) -> Option<[(NodeId, NodeId); 2]> {
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Mul, a, b) => Some([(a, b), (b, a)]),
        _ => None,
    }
}

/// The state whose old value a node is.
fn old_value(lints: &Lints<'_>, node: NodeId) -> Option<StateId> {
    match lints.graph.op(node) {
        Op::State(id) | Op::ScalarState(id) => Some(id),
        _ => None,
    }
}

/// `weight * prev(state)`
fn times_old(lints: &Lints<'_>, node: NodeId) -> Option<(StateId, NodeId)> {
    let factors = factors(lints, node)?;
    let mut found = factors
        .into_iter()
        .filter_map(|(weight, old)| Some((old_value(lints, old)?, weight)));
    found.next()
}

/// `r` of `1 - r`.
pub(super) fn complement(lints: &Lints<'_>, node: NodeId) -> Option<NodeId> {
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Sub, one, rate) if lints.graph.constant(one) == Some(1.0) => {
            Some(rate)
        }
        _ => None,
    }
}
