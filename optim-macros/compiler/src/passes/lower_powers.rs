//! Powers with a known whole or half exponent become products and roots, which vectorise.

use super::rewrite;
use crate::functions::sqrt;
use crate::ir::{Body, Graph, NodeId, Op, Phase};
use crate::language::operators::BinaryOp;

/// Above this the library's `powf` is more exact than repeated multiplication.
const LARGEST: u32 = 16;

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    rewrite(body, |graph, op| match op {
        Op::Binary(BinaryOp::Pow, base, exponent) => {
            let known = graph.constant(exponent);
            let product = known.and_then(|exponent| power(graph, base, exponent));
            product.unwrap_or_else(|| graph.add(op))
        }
        _ => graph.add(op),
    })
}

fn power<P: Phase>(graph: &mut Graph<P>, base: NodeId, exponent: f64) -> Option<NodeId> {
    let magnitude = exponent.abs();
    let whole = magnitude.floor();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to LARGEST"
    )]
    let count = (whole <= f64::from(LARGEST)).then_some(whole as u32)?;
    let half = match magnitude - whole {
        0.0 => false,
        0.5 => true,
        _ => return None,
    };
    let mut result = None;
    if count > 0 {
        result = Some(repeated(graph, base, count));
    }
    if half {
        let root = graph.call(sqrt::SQRT, &[base]);
        result = Some(match result {
            Some(product) => graph.binary(BinaryOp::Mul, product, root),
            None => root,
        });
    }
    let one = graph.number(1.0);
    Some(match result {
        None => one,
        Some(product) if exponent < 0.0 => graph.binary(BinaryOp::Div, one, product),
        Some(product) => product,
    })
}

/// `x^n` by squaring: x⁵ = (x²)²·x.
fn repeated<P: Phase>(graph: &mut Graph<P>, base: NodeId, count: u32) -> NodeId {
    if count == 1 {
        return base;
    }
    let half = repeated(graph, base, count / 2);
    let square = graph.binary(BinaryOp::Mul, half, half);
    if count.is_multiple_of(2) {
        square
    } else {
        graph.binary(BinaryOp::Mul, square, base)
    }
}
