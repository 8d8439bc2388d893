//! Drops what no store and no argument of the loop needs.

use crate::ir::{Body, Graph, NodeId};

pub(super) fn run(body: &Body) -> Body {
    let mut graph = Graph::default();
    let mut new: std::collections::HashMap<NodeId, NodeId> = std::collections::HashMap::new();
    for node in body.reachable() {
        let op = body.graph.op(node).map(|operand| new[&operand]);
        let made = match op {
            crate::ir::Op::Param(id) if body.graph.is_condition(node) => graph.flag(id),
            _ => graph.add(op),
        };
        if let Some(name) = body.graph.name_of(node) {
            graph.name(made, name);
        }
        new.insert(node, made);
    }
    Body {
        graph,
        stores: body
            .stores
            .iter()
            .map(|(target, node)| (*target, new[node]))
            .collect(),
        scalars: body.scalars.iter().map(|node| new[node]).collect(),
        ..body.clone()
    }
}
