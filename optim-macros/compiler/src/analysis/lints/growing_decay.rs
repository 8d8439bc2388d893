//! `w += lr * weight_decay * w`: the weights grow by what should let them decay.

use super::Lints;
use super::climbs::asked_to_climb;
use super::direction::{Way, beside_one, drift};
use super::terms::{Term, terms};
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::operators::BinaryOp;

/// What names of decay have in them.
const NAMES: [&str; 5] = ["decay", "wd", "l2", "lambd", "λ"];

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(decay) = added(lints).or_else(|| drifting(lints)) else {
        return;
    };
    let (Some(at), Some(update)) = (lints.at(decay), &lints.model.def.update) else {
        return;
    };
    let w = update.w.to_string();
    let decay = lints.text(decay);
    lints.report(
        &findings::GROWING_DECAY,
        at,
        format!("without a gradient `{w}` grows by `{decay}`"),
        format!(
            "turn the sign of the decay: `{w}` shrinks by `(1 - lr * weight_decay) * {w}`, or by \
             `+ weight_decay * {w}` beside the gradient"
        ),
    );
}

/// A decay by name that is added where it should be taken away: as `(1 + lr * decay) * w`, or with another sign than the
/// gradient that it stands beside.
fn added(lints: &Lints<'_>) -> Option<NodeId> {
    let is_decay = |node: NodeId| {
        lints
            .graph
            .below([node])
            .any(|part| match lints.graph.op(part) {
                Op::Param(id) => {
                    let name = lints.lowered.params[id].name.to_lowercase();
                    NAMES.iter().any(|word| name.contains(word))
                }
                _ => false,
            })
    };
    let is_weight = |node| lints.graph.op(node) == Op::Weight;
    let is_gradient = |node| lints.graph.op(node) == Op::Grad;
    let is_positive = |node| {
        let range = lints.without_gradient(0, node);
        range.is_some_and(|range| range.low.value >= 0.0)
    };
    let is_number = |node| lints.graph.scope(node).is_number();
    let grown = terms(lints, lints.new_weights()?)
        .into_iter()
        .find_map(|term| {
            let weights = term.find(is_weight)?;
            let grows = term.factors().any(|factor| {
                let above = term.above.iter().any(|above| above.node == factor.node);
                beside_one(lints, factor.node)
                    .is_some_and(|(x, taken)| taken != above && is_decay(x) && is_positive(x))
            });
            (grows && !term.negative).then_some(weights.operation)
        });
    let climbs = asked_to_climb(lints) == Some(true);
    let mut sums = lints.nodes().into_iter();
    grown.or_else(|| {
        sums.find_map(|node| {
            let Op::Binary(BinaryOp::Add | BinaryOp::Sub, ..) = lints.graph.op(node) else {
                return None;
            };
            let products = terms(lints, node);
            // Something positive times the one, a positive number of the step times the other.
            let scaled = |term: &Term, what: &dyn Fn(NodeId) -> bool| {
                let mut others = term.factors().filter(|factor| !what(factor.node));
                term.find(what).is_some() && others.all(|factor| is_positive(factor.node))
            };
            let gradient = products.iter().find(|term| scaled(term, &is_gradient))?;
            let decay = products.iter().find(|term| {
                let is_param = |node| matches!(lints.graph.op(node), Op::Param(_));
                // Not `(1 - decay) * w`, which is the share of an average.
                let named = term.find(|node| is_param(node) && is_decay(node));
                let mut others = term.factors().filter(|factor| !is_weight(factor.node));
                named.is_some()
                    && scaled(term, &is_weight)
                    && others.all(|factor| is_number(factor.node))
            })?;
            let turned = gradient.negative != decay.negative;
            let weights = decay.find(is_weight)?;
            (turned != climbs).then_some(weights.operation)
        })
    })
}

/// The decay by which weights grow, whatever it is called.
fn drifting(lints: &Lints<'_>) -> Option<NodeId> {
    let Some((Way::Along, by)) = drift(lints) else {
        return None;
    };
    let is_param = |node| matches!(lints.graph.op(node), Op::Param(_));
    // What grows without a hyper-parameter is no decay.
    let decay = by.or_else(|| coupled(lints))?;
    lints.reaches(decay, &is_param).then_some(decay)
}

/// The decay that comes in through states or beside the gradient: a number of the step times the weights.
fn coupled(lints: &Lints<'_>) -> Option<NodeId> {
    let mut nodes = lints.nodes().into_iter();
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
