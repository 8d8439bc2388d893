//! Arithmetic on known numbers is done now, and operations that change nothing are dropped.
//!
//! Only what is exact for every value, NaN and the zeros included: `x * 0` stays, for it is NaN
//! where `x` is, and `x + 0` stays, for it makes +0 of −0.

use super::rewrite;
use crate::functions::sqrt::SQRT;
use crate::ir::{Binary, Body, Graph, NodeId, Op, Phase, Unary};

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

fn fold_binary<P: Phase>(graph: &mut Graph<P>, binary: Binary, a: NodeId, b: NodeId) -> NodeId {
    let (x, y) = (graph.constant(a), graph.constant(b));
    if let (Some(x), Some(y)) = (x, y) {
        let folded = match binary {
            Binary::Add => Some(x + y),
            Binary::Sub => Some(x - y),
            Binary::Mul => Some(x * y),
            Binary::Div => Some(x / y),
            // The others need functions whose last bit may differ between machines.
            _ => None,
        };
        if let Some(value) = folded.filter(|value| value.is_finite()) {
            return graph.number(value);
        }
    }
    let is = |value: Option<f64>, wanted: f64| value == Some(wanted);
    match (binary, graph.op(a), graph.op(b)) {
        (Binary::Mul, ..) if is(x, 1.0) => b,
        (Binary::Mul | Binary::Div | Binary::Pow, ..) if is(y, 1.0) => a,
        (Binary::Mul, ..) if is(x, -1.0) => fold_unary(graph, Unary::Neg, b),
        (Binary::Mul | Binary::Div, ..) if is(y, -1.0) => fold_unary(graph, Unary::Neg, a),
        (Binary::Sub, ..) if y.is_some_and(|y| y.to_bits() == 0) => a,
        (Binary::Add, _, Op::Unary(Unary::Neg, y)) => graph.binary(Binary::Sub, a, y),
        (Binary::Add, Op::Unary(Unary::Neg, x), _) => graph.binary(Binary::Sub, b, x),
        (Binary::Sub, _, Op::Unary(Unary::Neg, y)) => graph.binary(Binary::Add, a, y),
        (Binary::And, Op::Truth(true), _) | (Binary::Or, Op::Truth(false), _) => b,
        (Binary::And, _, Op::Truth(true)) | (Binary::Or, _, Op::Truth(false)) => a,
        (Binary::And, Op::Truth(false), _) | (Binary::And, _, Op::Truth(false)) => {
            graph.add(Op::Truth(false))
        }
        (Binary::Or, Op::Truth(true), _) | (Binary::Or, _, Op::Truth(true)) => {
            graph.add(Op::Truth(true))
        }
        _ => graph.binary(binary, a, b),
    }
}
