//! Which states shrink by a factor at every step.
//!
//! An average whose gradient has become zero does so for ever: it comes to numbers below the smallest normal one, with
//! which processors compute many times slower, and stays among them, for there `0.999 * v` rounds to `v`. So the runtime
//! makes 0 of such values now and then. Other states are left alone: a sum has no factor, and what a state merely
//! remembers is as large as it was.

use super::body::Body;
use super::op::{NodeId, Op};
use super::phase::Phase;
use crate::language::ids::{StateId, Target};
use crate::language::operators::BinaryOp;

/// Whether a body stores a state of whose new value some state's last value, multiplied, is part. It need not be its
/// own: the largest `v` so far is as small as the first one was.
pub(crate) fn shrinks<P: Phase>(body: &Body<P>, state: StateId) -> bool {
    let graph = &body.graph;
    let is_old = |node| matches!(graph.op(node), Op::State(_) | Op::AxisState(..));
    // What decides between two values is no part of either.
    let parts = |node: NodeId| match graph.op(node) {
        Op::Select(_, a, b) => vec![a, b],
        op => op.operands().collect(),
    };
    let made_of = |roots: Vec<NodeId>| graph.walk(roots, |node, next| next.extend(parts(node)));
    let scales = |node: NodeId| match graph.op(node) {
        Op::Binary(BinaryOp::Mul | BinaryOp::Div, a, b) => made_of(vec![a, b]).any(is_old),
        _ => false,
    };
    let stored = body.stores.iter();
    let mut stored = stored.filter(|(target, _)| *target == Target::State(state));
    stored.any(|(_, value)| made_of(vec![*value]).any(scales))
}
