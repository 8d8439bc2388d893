//! Numbers that are the same for all weights leave the loop: each becomes one of its arguments.
//!
//! Known numbers stay where they are used. A condition becomes a number that the loop compares
//! with 0.

use super::rewrite;
use crate::ir::{Binary, Body, Graph, NodeId, Op};
use crate::model::{Scope, Target};

pub(super) fn run(body: &Body) -> Body {
    let mut scalars = Vec::new();
    let mut hoisted = rewrite(body, |graph, op| {
        let is_element = op
            .operands()
            .any(|node| graph.scope(node) == Scope::Element);
        if is_element {
            let op = op.map(|operand| argument(graph, &mut scalars, operand));
            graph.add(op)
        } else {
            graph.add(op)
        }
    });
    for index in 0..hoisted.stores.len() {
        let (target, node) = hoisted.stores[index];
        if is_per_weight(body, target) {
            hoisted.stores[index].1 = argument(&mut hoisted.graph, &mut scalars, node);
        }
    }
    hoisted.scalars = scalars;
    hoisted
}

/// Whether a store happens in the loop. A scalar state's old value has an operation of its own.
fn is_per_weight(body: &Body, target: Target) -> bool {
    match target {
        Target::Weight => true,
        Target::State(id) => !body.scalar_states.contains(&id),
    }
}

/// What the loop uses in the place of a node at step scope.
fn argument(graph: &mut Graph, scalars: &mut Vec<NodeId>, node: NodeId) -> NodeId {
    if graph.scope(node) == Scope::Element
        || graph.constant(node).is_some()
        || matches!(graph.op(node), Op::Truth(_))
    {
        return node;
    }
    if graph.is_condition(node) {
        let (one, zero) = (graph.number(1.0), graph.number(0.0));
        let number = graph.add(Op::Select(node, one, zero));
        let number = argument(graph, scalars, number);
        return graph.binary(Binary::NotEqual, number, zero);
    }
    let position = scalars.iter().position(|scalar| *scalar == node);
    let position = position.unwrap_or_else(|| {
        scalars.push(node);
        scalars.len() - 1
    });
    graph.add(Op::Scalar(position))
}
