//! What is reduced over the whole model is known before any tensor's own reductions.

use std::collections::HashSet;

use crate::diag::{Errors, findings};
use crate::ir::{Draft, Graph, NodeId, Op};
use crate::language::reduction::Over;
use crate::lower::Lowered;

/// The tensors of a step meet once, after the first pass over each.
pub(crate) fn check(lowered: &Lowered, errors: &Errors) {
    let mut said = HashSet::new();
    for path in &lowered.paths {
        let graph = &path.body.graph;
        for node in path.body.reachable() {
            let Op::Own(Draft::Reduce(reduce)) = graph.op(node) else {
                continue;
            };
            let Over::Model(place) = reduce.reduction.over else {
                continue;
            };
            let (Some(inner), Some(origin)) = (reduction_inside(graph, node), graph.origin(node))
            else {
                continue;
            };
            if said.insert(place) {
                let inner = graph.origin(inner);
                let inner = inner.map_or("a reduction", |origin| origin.text.as_str());
                errors.report(
                    &findings::MODEL_REDUCTION_ORDER,
                    origin.source,
                    format!("`{}` depends on `{inner}`", origin.text),
                    "reduce what is known before any reduction over the model, and combine the results",
                );
            }
        }
    }
}

/// A reduction, or what else needs a pass, that the operands of this one depend on.
fn reduction_inside(graph: &Graph, node: NodeId) -> Option<NodeId> {
    let mut inside = graph.below(graph.op(node).operands());
    inside.find(|node| {
        matches!(
            graph.op(*node),
            Op::Own(Draft::Reduce(_) | Draft::Matrix(_))
        )
    })
}
