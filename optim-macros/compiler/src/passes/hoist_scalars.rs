//! Numbers that are the same for all weights, or all rows of a loop over rows, leave the loop: each
//! becomes one of its arguments.
//!
//! Known numbers stay where they are used, if every element type holds them. A condition becomes a number that the loop compares
//! with 0.

use super::rewrite;
use crate::ir::{Body, Graph, NodeId, Op, Staged};
use crate::language::operators::CompareOp;

pub(super) fn run(body: &Body<Staged>) -> Body<Staged> {
    let mut scalars = Vec::new();
    let mut hoisted = rewrite(body, |graph, op| {
        let in_loop = op.operands().any(|node| !graph.scope(node).is_number());
        if in_loop {
            let op = op.map(|operand| argument(graph, &mut scalars, operand));
            graph.add(op)
        } else {
            graph.add(op)
        }
    });
    let Body {
        graph,
        stores,
        ends,
        ..
    } = &mut hoisted;
    let stored = stores.iter_mut().map(|(_, node)| node);
    let reduced = ends
        .outputs
        .iter_mut()
        .flat_map(|output| [&mut output.a, &mut output.b]);
    let made = ends.kept.iter_mut().map(|(_, node)| node);
    let left = ends.registers.iter_mut().chain(reduced).chain(made);
    for node in stored.chain(left) {
        *node = argument(graph, &mut scalars, *node);
    }
    ends.scalars = scalars;
    hoisted
}

/// Whether no element type makes zero or an infinity of a number: what becomes of one that is given to the
/// loop is looked at before a step.
fn held_by_all(value: f64) -> bool {
    #[allow(clippy::cast_possible_truncation, reason = "what it makes is asked")]
    let narrow = value as f32;
    value == 0.0 || narrow != 0.0 && narrow.is_finite()
}

/// What the loop uses in the place of a node at step scope.
fn argument(graph: &mut Graph<Staged>, scalars: &mut Vec<NodeId>, node: NodeId) -> NodeId {
    if !graph.scope(node).is_number()
        || graph.constant(node).is_some_and(held_by_all)
        || matches!(graph.op(node), Op::Truth(_))
    {
        return node;
    }
    if graph.is_condition(node) {
        let (one, zero) = (graph.number(1.0), graph.number(0.0));
        let number = graph.add(Op::Select(node, one, zero));
        let number = argument(graph, scalars, number);
        return graph.compare(CompareOp::NotEqual, number, zero);
    }
    let position = scalars.iter().position(|scalar| *scalar == node);
    let position = position.unwrap_or_else(|| {
        scalars.push(node);
        scalars.len() - 1
    });
    graph.add(Op::Own(Staged::Scalar(position)))
}
