//! `w += lr * weight_decay * w`: the weights grow by what should let them decay.

use super::Lints;
use super::direction::{Way, drift};
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::ids::Target;
use crate::model::Place;

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some((Way::Along, by)) = drift(lints) else {
        return;
    };
    let is_param = |node| matches!(lints.graph.op(node), Op::Param(_));
    let Some(decay) = by.or_else(|| coupled(lints)) else {
        return;
    };
    // What grows without a hyper-parameter is no decay.
    if !lints.reaches(decay, &is_param) {
        return;
    }
    let mut assignments = lints.path.assignments.iter();
    let assigned = assignments.find(|(target, _)| *target == Target::Weight);
    let at = lints.at(decay);
    let at = at.or_else(|| assigned.map(|(_, origin)| (Place::At(origin.place), origin.source)));
    let (Some(at), Some(update)) = (at, &lints.model.def.update) else {
        return;
    };
    let w = update.w.to_string();
    let decay = lints.text(decay);
    lints.report(
        &findings::GROWING_DECAY,
        at,
        format!("without a gradient `{w}` grows by `{decay}`"),
        format!("turn the sign of the decay: `{w}` shrinks by `(1 - lr * weight_decay) * {w}`, or by `+ weight_decay * {w}` beside the gradient"),
    );
}

/// The decay that comes in through states or beside the gradient: a number of the step times the weights.
fn coupled(lints: &Lints<'_>) -> Option<NodeId> {
    let mut nodes = lints.path.body.reachable().into_iter();
    nodes.find(|node| {
        let factors = lints.graph.factors(*node);
        let weights = |node: &NodeId| lints.graph.op(*node) == Op::Weight;
        factors.len() > 1
            && factors.iter().any(weights)
            && factors
                .iter()
                .all(|factor| weights(factor) || lints.graph.scope(*factor).is_number())
    })
}
