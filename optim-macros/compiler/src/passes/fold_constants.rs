//! Arithmetic on known numbers is done now, and operations that change nothing are dropped.
//!
//! Only what is exact for every value, NaN and the zeros included: `x * 0` stays, for it is NaN
//! where `x` is, and `x + 0` stays, for it makes +0 of −0.

use super::rewrite;
use crate::functions::sqrt::SQRT;
use crate::ir::{Body, Graph, NodeId, Op, Phase, Unary};
use crate::language::operators::BinaryOp;

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    rewrite(body, fold)
}

fn fold<P: Phase>(graph: &mut Graph<P>, op: Op<P>) -> NodeId {
    match op {
        Op::Unary(unary, a) => fold_unary(graph, unary, a),
        // Exact on every machine.
        Op::Call(function, _) if function == SQRT => {
            let mut known = op.operands().filter_map(|node| graph.constant(node));
            match known.next() {
                Some(value) if value >= 0.0 => graph.number(value.sqrt()),
                _ => graph.add(op),
            }
        }
        Op::Binary(binary, a, b) => fold_binary(graph, binary, a, b),
        Op::Select(condition, a, b) => match graph.op(condition) {
            Op::Truth(true) => a,
            Op::Truth(false) => b,
            _ if a == b => a,
            _ => graph.add(op),
        },
        leaf => graph.add(leaf),
    }
}

fn fold_unary<P: Phase>(graph: &mut Graph<P>, unary: Unary, a: NodeId) -> NodeId {
    match (unary, graph.op(a)) {
        (Unary::Neg, Op::Number(value)) => graph.number(-value.get()),
        (Unary::Not, Op::Truth(value)) => graph.add(Op::Truth(!value)),
        (Unary::Neg, Op::Unary(Unary::Neg, x)) | (Unary::Not, Op::Unary(Unary::Not, x)) => x,
        _ => graph.unary(unary, a),
    }
}

fn fold_binary<P: Phase>(graph: &mut Graph<P>, binary: BinaryOp, a: NodeId, b: NodeId) -> NodeId {
    let (x, y) = (graph.constant(a), graph.constant(b));
    if let (Some(x), Some(y)) = (x, y) {
        let folded = match binary {
            BinaryOp::Add => Some(x + y),
            BinaryOp::Sub => Some(x - y),
            BinaryOp::Mul => Some(x * y),
            BinaryOp::Div => Some(x / y),
            // The others need functions whose last bit may differ between machines.
            _ => None,
        };
        if let Some(value) = folded.filter(|value| value.is_finite()) {
            return graph.number(value);
        }
    }
    let is = |value: Option<f64>, wanted: f64| value == Some(wanted);
    match (binary, graph.op(a), graph.op(b)) {
        (BinaryOp::Mul, ..) if is(x, 1.0) => b,
        (BinaryOp::Mul | BinaryOp::Div | BinaryOp::Pow, ..) if is(y, 1.0) => a,
        (BinaryOp::Mul, ..) if is(x, -1.0) => fold_unary(graph, Unary::Neg, b),
        (BinaryOp::Mul | BinaryOp::Div, ..) if is(y, -1.0) => fold_unary(graph, Unary::Neg, a),
        (BinaryOp::Sub, ..) if y.is_some_and(|y| y.to_bits() == 0) => a,
        (BinaryOp::Add, _, Op::Unary(Unary::Neg, y)) => graph.binary(BinaryOp::Sub, a, y),
        (BinaryOp::Add, Op::Unary(Unary::Neg, x), _) => graph.binary(BinaryOp::Sub, b, x),
        (BinaryOp::Sub, _, Op::Unary(Unary::Neg, y)) => graph.binary(BinaryOp::Add, a, y),
        (BinaryOp::And, Op::Truth(true), _) | (BinaryOp::Or, Op::Truth(false), _) => b,
        (BinaryOp::And, _, Op::Truth(true)) | (BinaryOp::Or, _, Op::Truth(false)) => a,
        (BinaryOp::And, Op::Truth(false), _) | (BinaryOp::And, _, Op::Truth(false)) => {
            graph.add(Op::Truth(false))
        }
        (BinaryOp::Or, Op::Truth(true), _) | (BinaryOp::Or, _, Op::Truth(true)) => {
            graph.add(Op::Truth(true))
        }
        _ => graph.binary(binary, a, b),
    }
}
