//! `rate * (m / s + weight_decay * w)` with the bias correction in `rate`: the weights decay by it, too.

use super::Lints;
use super::correction::corrected_rate;
use super::recurrences::recurrences;
use super::terms::terms;
use crate::diag::findings;
use crate::ir::{Draft, NodeId, Op};
use crate::language::literal::Literal;

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(new) = lints.new_weights() else {
        return;
    };
    let rates: Vec<_> = recurrences(lints).values().map(|own| own.rate).collect();
    let is_correction =
        |node: NodeId| corrected_rate(lints, node).is_some_and(|rate| rates.contains(&rate));
    let scaled = terms(lints, new).into_iter().find_map(|term| {
        let weights = term.find(|node| lints.graph.op(node) == Op::Weight)?;
        // What is divided by a value per weight is no decay of its own.
        let per_weight = |node| !lints.graph.scope(node).is_number();
        if term
            .factors()
            .filter(|factor| per_weight(factor.node))
            .count()
            > 1
        {
            return None;
        }
        let mut factors = term.factors();
        let correction =
            factors.find_map(|factor| by_default(lints, factor.node, &is_correction))?;
        Some((weights.operation, correction))
    });
    let Some((decay, correction)) = scaled else {
        return;
    };
    let Some(at) = lints.at(decay) else {
        return;
    };
    let (decay, correction) = (lints.text(decay), lints.text(correction));
    lints.suspect(
        &findings::SCALED_DECAY,
        at,
        format!("the decay `{decay}` is scaled by the correction `{correction}`, which is that of an average"),
        "let the correction stand at its average, `debias(m)`, and the decay be scaled by the learning rate alone"
            .to_owned(),
    );
}

/// What a node is made of as it is by default: `if bias_correction { … } else { 1 }` is an option, whose author knows
/// both forms.
fn by_default(lints: &Lints<'_>, node: NodeId, found: &impl Fn(NodeId) -> bool) -> Option<NodeId> {
    let chosen = |node, next: &mut Vec<NodeId>| match lints.graph.op(node) {
        Op::Select(condition, then, otherwise) => {
            if let Op::Param(flag) = lints.graph.op(condition)
                && let Literal::Flag(default) = lints.lowered.params[flag].default
            {
                next.push(if default { then } else { otherwise });
            }
        }
        // The size of a step, by which a rate is clipped, is a number of its own.
        Op::Own(Draft::Reduce(_)) => {}
        op => next.extend(op.operands()),
    };
    lints.graph.walk([node], chosen).find(|node| found(*node))
}
