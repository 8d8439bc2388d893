//! `(1 - k) * w` as `w - k * w`: decay that is not lost in the rounding of `1 - k`.
//!
//! A loop takes `1 - k` rounded to the element type. At η·λ = 1e-7 that is off by a fifth of the decay in `f32`, at
//! every step to the same side, and from 3e-8 on there is none. Beside a step it is taken together with that,
//! so that the weight is rounded once.
//!
//! An average of weights, `k * m + (1 - k) * w`, is none: `w - k * w` has lost most digits where `k` is near 1, and the
//! average begins with that.

use std::collections::HashMap;

use super::rewrite;
use crate::ir::{Body, Graph, NodeId, Op, Phase};
use crate::language::operators::BinaryOp;

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    // What was rewritten. What an author wrote so stays as it is.
    let mut shrunk: HashMap<NodeId, Shrunk> = HashMap::new();
    rewrite(body, |graph, op| match op {
        Op::Binary(BinaryOp::Mul, a, b) => {
            let (k, factor) = match (share(graph, a, b), share(graph, b, a)) {
                (Some(k), _) => (k, a),
                (None, Some(k)) => (k, b),
                (None, None) => return graph.add(op),
            };
            let w = graph.add(Op::Weight);
            let lost = graph.binary(BinaryOp::Mul, k, w);
            let node = graph.binary(BinaryOp::Sub, w, lost);
            shrunk.insert(node, Shrunk { k, factor, lost });
            node
        }
        Op::Binary(BinaryOp::Sub, a, step) if let Some(&Shrunk { lost, .. }) = shrunk.get(&a) => {
            let w = graph.add(Op::Weight);
            let both = graph.binary(BinaryOp::Add, lost, step);
            graph.binary(BinaryOp::Sub, w, both)
        }
        Op::Binary(BinaryOp::Add, a, b) => {
            let (Shrunk { k, factor, lost }, step) = match (shrunk.get(&a), shrunk.get(&b)) {
                (Some(shrunk), None) => (*shrunk, b),
                (None, Some(shrunk)) => (*shrunk, a),
                _ => return graph.add(op),
            };
            let w = graph.add(Op::Weight);
            if is_share(graph, k, step) {
                let part = graph.binary(BinaryOp::Mul, factor, w);
                let (a, b) = if step == b { (part, b) } else { (a, part) };
                return graph.binary(BinaryOp::Add, a, b);
            }
            let both = graph.binary(BinaryOp::Sub, step, lost);
            graph.binary(BinaryOp::Add, w, both)
        }
        _ => graph.add(op),
    })
}

/// `(1 - k) * w` as it was written, and what it takes from the weight.
#[derive(Clone, Copy)]
struct Shrunk {
    k: NodeId,
    factor: NodeId,
    lost: NodeId,
}

/// Whether it is `k` times something.
fn is_share<P: Phase>(graph: &Graph<P>, k: NodeId, value: NodeId) -> bool {
    matches!(graph.op(value), Op::Binary(BinaryOp::Mul, a, b) if a == k || b == k)
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
