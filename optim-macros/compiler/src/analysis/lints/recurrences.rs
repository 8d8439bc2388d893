//! What becomes of each state's old value: it is an average, or a sum, that forgets by a rate.

use std::collections::BTreeMap;

use super::Lints;
use super::mixture::{complement, mixtures};
use super::terms::terms;
use crate::ir::{NodeId, Op};
use crate::language::ids::{StateId, Target};

/// `rate·prev(state) + …`
#[derive(Clone, Copy, Debug)]
pub(super) struct Recurrence {
    /// The weight of the old value.
    pub(super) rate: NodeId,
    /// Whether what is added has the weight `1 - rate`, so that the state is of the size of what it follows.
    pub(super) is_average: bool,
}

/// The states of a path that are such.
pub(super) fn recurrences(lints: &Lints<'_>) -> BTreeMap<StateId, Recurrence> {
    let known = &lints.found.recurrences;
    known.get_or_init(|| look(lints)).clone()
}

fn look(lints: &Lints<'_>) -> BTreeMap<StateId, Recurrence> {
    let mut found = BTreeMap::new();
    for (target, node) in &lints.path.body.stores {
        if let Target::State(id) = target
            && let Some(recurrence) = recurrence(lints, *id, *node)
        {
            found.insert(*id, recurrence);
        }
    }
    // `prev(m) + (1 - beta) * (g - prev(m))`
    for mixture in mixtures(lints) {
        if lints.state_of(mixture.node) == Some(mixture.state)
            && let Some(rate) = complement(lints, mixture.rate)
        {
            found.entry(mixture.state).or_insert(Recurrence {
                rate,
                is_average: true,
            });
        }
    }
    found
}

fn recurrence(lints: &Lints<'_>, id: StateId, node: NodeId) -> Option<Recurrence> {
    let is_old = |node| match lints.graph.op(node) {
        Op::State(old) | Op::ScalarState(old) | Op::AxisState(_, old) => old == id,
        _ => false,
    };
    let (old, new): (Vec<_>, Vec<_>) = terms(lints, node)
        .into_iter()
        .partition(|term| term.find(is_old).is_some());
    let [old] = old.as_slice() else {
        return None;
    };
    let [a, b] = old.above.as_slice() else {
        return None;
    };
    if old.negative || !old.below.is_empty() || new.is_empty() {
        return None;
    }
    let rate = if is_old(a.node) { b.node } else { a.node };
    let is_share =
        |node| complement(lints, node) == Some(rate) || complement(lints, rate) == Some(node);
    // A share may be one choice of two: `(if averaging { 1 - beta } else { 1 }) * g`.
    let has_share = |node| lints.graph.scope(node).is_number() && lints.reaches(node, &is_share);
    let is_average = new.iter().any(|term| term.find(has_share).is_some());
    Some(Recurrence { rate, is_average })
}
