//! In a product or quotient, the factors that are the same for all weights become one factor.
//!
//! `lr * (m / (1 - beta1^t)) / d` becomes `(lr / (1 - beta1^t)) * m / d`, where the first factor is
//! computed once, in `f64`; a division by such a number becomes a multiplication by its
//! reciprocal. Factors that differ from weight to weight stay in the order and grouping in which
//! they are written.

use super::rewrite;
use crate::ir::{Body, Graph, NodeId, Op, Phase};
use crate::language::operators::BinaryOp;

/// A product `scalar * numerator / denominator`; what is missing is 1.
#[derive(Clone, Copy, Default)]
struct Product {
    scalar: Option<NodeId>,
    numerator: Option<NodeId>,
    denominator: Option<NodeId>,
}

pub(super) fn run<P: Phase>(body: &Body<P>) -> Body<P> {
    rewrite(body, |graph, op| match op {
        Op::Binary(BinaryOp::Mul, a, b) if is_element(graph, a, b) => {
            let (a, b) = (split(graph, a), split(graph, b));
            let product = multiply(graph, a, b);
            join(graph, product)
        }
        Op::Binary(BinaryOp::Div, a, b) if is_element(graph, a, b) => {
            let (a, b) = (split(graph, a), split(graph, b));
            let quotient = divide(graph, a, b);
            join(graph, quotient)
        }
        _ => graph.add(op),
    })
}

fn is_element<P: Phase>(graph: &Graph<P>, a: NodeId, b: NodeId) -> bool {
    !graph.scope(a).join(graph.scope(b)).is_number()
}

/// Takes apart what an earlier [`join`] put together.
fn split<P: Phase>(graph: &Graph<P>, node: NodeId) -> Product {
    if graph.scope(node).is_number() {
        return Product {
            scalar: Some(node),
            ..Product::default()
        };
    }
    let whole = Product {
        numerator: Some(node),
        ..Product::default()
    };
    match graph.op(node) {
        Op::Binary(BinaryOp::Mul, scalar, rest) if graph.scope(scalar).is_number() => Product {
            scalar: Some(scalar),
            numerator: Some(rest),
            denominator: None,
        },
        Op::Binary(BinaryOp::Div, top, denominator) => {
            let top = split(graph, top);
            match top.denominator {
                None => Product {
                    denominator: Some(denominator),
                    ..top
                },
                // `a / b / c` stays two divisions.
                Some(_) => whole,
            }
        }
        _ => whole,
    }
}

fn multiply<P: Phase>(graph: &mut Graph<P>, a: Product, b: Product) -> Product {
    // A factor without an element part leaves the other one as it is.
    if is_scalar(a) || is_scalar(b) {
        let scalar = scale(graph, a.scalar, b.scalar);
        let rest = if is_scalar(a) { b } else { a };
        return Product { scalar, ..rest };
    }
    // Each of two factors that differ from weight to weight keeps its own number of the step, for
    // `x * y` may overflow where `(lr * x) * y` does not.
    let (a, b) = (join(graph, a), join(graph, b));
    Product {
        numerator: Some(graph.binary(BinaryOp::Mul, a, b)),
        ..Product::default()
    }
}

fn divide<P: Phase>(graph: &mut Graph<P>, a: Product, b: Product) -> Product {
    if is_scalar(b) {
        let scalar = match (a.scalar, b.scalar) {
            (None, Some(divisor)) => {
                let one = graph.number(1.0);
                Some(graph.binary(BinaryOp::Div, one, divisor))
            }
            (dividend, divisor) => both(graph, BinaryOp::Div, dividend, divisor),
        };
        return Product { scalar, ..a };
    }
    let denominator = Some(join(graph, b));
    if a.denominator.is_none() {
        return Product { denominator, ..a };
    }
    // `a / b / c` stays two divisions.
    Product {
        scalar: None,
        numerator: Some(join(graph, a)),
        denominator,
    }
}

fn is_scalar(product: Product) -> bool {
    product.numerator.is_none() && product.denominator.is_none()
}

/// The product of two scalars; with a reciprocal it is one division, which rounds once.
fn scale<P: Phase>(graph: &mut Graph<P>, a: Option<NodeId>, b: Option<NodeId>) -> Option<NodeId> {
    let reciprocal = |graph: &Graph<P>, node: Option<NodeId>| match graph.op(node?) {
        Op::Binary(BinaryOp::Div, one, divisor) if graph.constant(one) == Some(1.0) => {
            Some(divisor)
        }
        _ => None,
    };
    match (reciprocal(graph, a), reciprocal(graph, b)) {
        (_, Some(divisor)) if a.is_some() => both(graph, BinaryOp::Div, a, Some(divisor)),
        (Some(divisor), _) if b.is_some() => both(graph, BinaryOp::Div, b, Some(divisor)),
        _ => both(graph, BinaryOp::Mul, a, b),
    }
}

/// `a op b` where both are there, else the one that is.
fn both<P: Phase>(
    graph: &mut Graph<P>,
    op: BinaryOp,
    a: Option<NodeId>,
    b: Option<NodeId>,
) -> Option<NodeId> {
    match (a, b) {
        (Some(a), Some(b)) => Some(graph.binary(op, a, b)),
        (one, other) => one.or(other),
    }
}

fn join<P: Phase>(graph: &mut Graph<P>, product: Product) -> NodeId {
    let top = both(graph, BinaryOp::Mul, product.scalar, product.numerator);
    let top = top.unwrap_or_else(|| graph.number(1.0));
    match product.denominator {
        Some(denominator) => graph.binary(BinaryOp::Div, top, denominator),
        None => top,
    }
}
