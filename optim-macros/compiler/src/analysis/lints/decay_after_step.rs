//! `w = (1 - lr * k) * (w - lr * m)`: the step decays with the weights.

use super::Lints;
use super::direction::beside_one;
use super::terms::terms;
use crate::diag::findings;
use crate::ir::Op;

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(new) = lints.new_weights() else {
        return;
    };
    let is_param = |node| matches!(lints.graph.op(node), Op::Param(_));
    let products = terms(lints, new);
    let (kept, steps): (Vec<_>, Vec<_>) = products.iter().partition(|term| {
        term.find(|node| lints.graph.op(node) == Op::Weight)
            .is_some()
    });
    let decay = kept.iter().find_map(|term| {
        term.above.iter().copied().find(|factor| {
            beside_one(lints, factor.node).is_some_and(|(x, taken)| taken && lints.reaches(x, &is_param))
                // The same product, not another with an equal factor.
                && !steps.is_empty()
                && steps.iter().all(|step| {
                    step.above.iter().any(|other| {
                        other.node == factor.node && other.operation == factor.operation
                    })
                })
        })
    });
    let Some(decay) = decay else {
        return;
    };
    let (Some(at), Some(update)) = (lints.at(decay.operation), &lints.model.def.update) else {
        return;
    };
    let (factor, w) = (lints.text(decay.node), update.w.to_string());
    lints.report(
        &findings::DECAY_AFTER_STEP,
        at,
        format!("`{factor}` is a factor of the step, too: the new weights decay, and not those before the step"),
        format!("write `{factor} * {w} - …` with the step outside"),
    );
}
