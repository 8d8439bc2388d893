//! Drops what no store and no argument of the loop needs.

use super::moved;
use crate::ir::{Body, Graph, NodeId, Phase};

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    let mut graph = Graph::default();
    let mut new: std::collections::HashMap<NodeId, NodeId> = std::collections::HashMap::new();
    for node in body.reachable() {
        let op = body.graph.op(node).map(|operand| new[&operand]);
        let made = graph.add_like(&body.graph, node, op);
        if let Some(name) = body.graph.name_of(node) {
            graph.name(made, name);
        }
        new.insert(node, made);
    }
    moved(body, graph, |node| new[&node])
}
