//! `(1 - k) * w` as `w - k * w`: decay that is not lost in the rounding of `1 - k`.
//!
//! A loop takes `1 - k` rounded to the element type. At η·λ = 1e-7 that is off by a fifth of the decay in `f32`, at
//! every step to the same side, and from 3e-8 on there is none. Beside a step it is taken together with that,
//! so that the weight is rounded once.

use std::collections::HashMap;

use super::rewrite;
use crate::ir::{Body, Graph, NodeId, Op, Phase};
use crate::language::operators::BinaryOp;

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    // What was rewritten, with what it takes from the weight. What an author wrote so stays as it is.
    let mut shrunk: HashMap<NodeId, NodeId> = HashMap::new();
    rewrite(body, |graph, op| match op {
        Op::Binary(BinaryOp::Mul, a, b) => {
            let Some(k) = share(graph, a, b).or_else(|| share(graph, b, a)) else {
                return graph.add(op);
            };
            let w = graph.add(Op::Weight);
            let lost = graph.binary(BinaryOp::Mul, k, w);
            let node = graph.binary(BinaryOp::Sub, w, lost);
            shrunk.insert(node, lost);
            node
        }
        Op::Binary(BinaryOp::Sub, a, step) if let Some(&lost) = shrunk.get(&a) => {
            let w = graph.add(Op::Weight);
            let both = graph.binary(BinaryOp::Add, lost, step);
            graph.binary(BinaryOp::Sub, w, both)
        }
        Op::Binary(BinaryOp::Add, a, b) => {
            let (lost, step) = match (shrunk.get(&a), shrunk.get(&b)) {
                (Some(&lost), None) => (lost, b),
                (None, Some(&lost)) => (lost, a),
                _ => return graph.add(op),
            };
            let w = graph.add(Op::Weight);
            let both = graph.binary(BinaryOp::Sub, step, lost);
            graph.binary(BinaryOp::Add, w, both)
        }
        _ => graph.add(op),
    })
}

/// The `k` of `(1 - k) * w`, the same for all weights.
fn share<P: Phase>(graph: &Graph<P>, factor: NodeId, w: NodeId) -> Option<NodeId> {
    match graph.op(factor) {
        Op::Binary(BinaryOp::Sub, one, k)
            if graph.op(w) == Op::Weight
                && graph.constant(one) == Some(1.0)
                && graph.scope(factor).is_number() =>
        {
            Some(k)
        }
        _ => None,
    }
}
