//! `m = ema(beta, g); w -= lr * prev(m);`: the gradient of this step moves the weights in the next one.

use super::Lints;
use super::direction::is_late;
use crate::diag::findings;
use crate::ir::Op;
use crate::language::ids::Target;
use crate::model::Place;

pub(super) fn check(lints: &mut Lints<'_>) {
    // Where there is no old state, the gradient comes in at once or not at all.
    let Some(new) = lints.new_weights() else {
        return;
    };
    let old = lints
        .graph
        .below([new])
        .find_map(|node| match lints.graph.op(node) {
            Op::State(id) | Op::AxisState(_, id) => Some(id),
            _ => None,
        });
    let probe = &lints.probes.gradients;
    let (Some(old), Some(true)) = (old, is_late(lints, probe)) else {
        return;
    };
    let mut assignments = lints.path.assignments.iter();
    let assigned = assignments.find(|(target, _)| *target == Target::Weight);
    let (Some((_, origin)), Some(update)) = (assigned, &lints.model.def.update) else {
        return;
    };
    let (w, g, m) = (&update.w, &update.g, lints.model.state_name(old));
    lints.report(
        &findings::LATE_GRADIENT,
        (Place::At(origin.place), origin.source),
        format!("`{g}` of this step does not move `{w}`: the step is made of `prev({m})`"),
        format!("assign `{m}` above and write `{m}`, its new value"),
    );
}
