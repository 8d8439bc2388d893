//! `1 - b^t` in a form that loses no digits where the power is near 1.
//!
//! At β₂ = 0.999999 and t = 1 the difference as written has ten right digits of sixteen, and an average's correction
//! divides by it. Only numbers of a step are looked at: they are computed once, so the better form costs nothing.

use super::rewrite;
use crate::ir::{Body, Op, Phase};
use crate::language::operators::BinaryOp;

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    rewrite(body, |graph, op| match op {
        Op::Binary(BinaryOp::Sub, one, power) if graph.constant(one) == Some(1.0) => {
            match graph.op(power) {
                Op::Binary(BinaryOp::Pow, base, exponent) if graph.scope(power).is_number() => {
                    graph.add(Op::OneMinusPow(base, exponent))
                }
                _ => graph.add(op),
            }
        }
        _ => graph.add(op),
    })
}
