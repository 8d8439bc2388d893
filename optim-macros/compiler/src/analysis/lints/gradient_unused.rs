//! Weights that move without the gradient: a forgotten term.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings;
use crate::ir::{Body, Draft, Initial, NodeId, Op};
use crate::language::ids::{StateId, Target};
use crate::lower::Path;
use crate::model::Place;

/// Looks at all paths together: on some, such as the first step, weights may stay where they are.
pub(super) fn check(lints: &mut Lints<'_>) {
    let lowered = lints.lowered;
    let mut following: HashSet<StateId> = HashSet::new();
    for (id, state) in lowered.states.iter().enumerate() {
        if let Initial::Element(body) = &state.initial
            && let Some((_, node)) = body.stores.first()
            && follows(body, *node, &following)
        {
            following.insert(id);
        }
    }
    // A state may follow the gradient through other states.
    loop {
        let before = following.len();
        for path in &lowered.paths {
            for (target, node) in &path.body.stores {
                if let Target::State(id) = target
                    && follows(&path.body, *node, &following)
                {
                    following.insert(*id);
                }
            }
        }
        if following.len() == before {
            break;
        }
    }
    let weights = |path: &Path| {
        let mut stores = path.body.stores.iter();
        let weights = stores.find(|(target, _)| *target == Target::Weight)?;
        Some(follows(&path.body, weights.1, &following))
    };
    let moved: Vec<bool> = lowered.paths.iter().filter_map(weights).collect();
    if moved.is_empty() || moved.contains(&true) {
        return;
    }
    let assignments = lowered.paths.iter().flat_map(|path| &path.assignments);
    let mut assignments = assignments.filter(|(target, _)| *target == Target::Weight);
    let (Some((_, origin)), Some(update)) = (assignments.next(), &lints.model.def.update) else {
        return;
    };
    let (w, g) = (update.w.to_string(), update.g.to_string());
    lints.report(
        &findings::GRADIENT_UNUSED,
        (Place::At(origin.place), origin.source),
        format!("the weights `{w}` move without the gradient `{g}`"),
        if lints.model.lets.iter().any(|info| info.of_gradient) {
            format!("use `{g}` in its new value, `let {g} = {g} + …;`, and that in the step")
        } else {
            format!("use `{g}`, or a state that follows it: `{w} -= … * {g};`")
        },
    );
}

/// Whether a node depends on the gradient, or on a state that does.
fn follows(body: &Body, node: NodeId, following: &HashSet<StateId>) -> bool {
    body.graph
        .below([node])
        .any(|node| match body.graph.op(node) {
            // What has an error may be anything.
            Op::Grad | Op::Own(Draft::Unknown) => true,
            Op::State(id) | Op::ScalarState(id) => following.contains(&id),
            _ => false,
        })
}
