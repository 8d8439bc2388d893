//! ε beside a fraction instead of in its denominator, or in the root above it instead of the one below.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;

/// Notes in `settled` the places of divisors of which everything is said.
pub(super) fn check(lints: &mut Lints<'_>, settled: &mut HashSet<usize>) {
    for node in lints.nodes() {
        match lints.graph.op(node) {
            Op::Binary(BinaryOp::Add, a, b) => {
                for (fraction, eps) in [(a, b), (b, a)] {
                    if lints.is_eps(eps) {
                        after_division(lints, node, fraction, eps, settled);
                    }
                }
            }
            Op::Binary(BinaryOp::Div, above, below) => {
                wrong_root(lints, node, above, below, settled);
            }
            _ => {}
        }
    }
}

/// `m / sqrt(v) + eps`
fn after_division(
    lints: &mut Lints<'_>,
    sum: NodeId,
    fraction: NodeId,
    eps: NodeId,
    settled: &mut HashSet<usize>,
) {
    let Some((operation, divisor)) = division(lints, fraction) else {
        return;
    };
    let has_eps = lints.reaches(divisor, &|node| lints.may_be_eps(node));
    if lints.graph.scope(divisor) != Scope::Element || has_eps {
        return;
    }
    let Some(at) = lints.at(sum) else {
        return;
    };
    let (fraction, divisor) = (lints.text(fraction), written(lints, operation, divisor));
    let eps = lints.text(eps);
    let reported = lints.report(
        &findings::MISPLACED_EPS,
        at,
        format!("`{eps}` is added to the quotient `{fraction}`, not to its divisor"),
        format!("write `… / ({divisor} + {eps})`"),
    );
    if reported {
        settle(lints, operation, settled);
    }
}

/// The division in a product of factors.
fn division(lints: &Lints<'_>, node: NodeId) -> Option<(NodeId, NodeId)> {
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Div, _, divisor) => Some((node, divisor)),
        Op::Binary(BinaryOp::Mul, a, b) => division(lints, a).or_else(|| division(lints, b)),
        Op::Unary(crate::ir::Unary::Neg, x) => division(lints, x),
        _ => None,
    }
}

/// `sqrt(u + eps) / sqrt(v)`
fn wrong_root(
    lints: &mut Lints<'_>,
    fraction: NodeId,
    above: NodeId,
    below: NodeId,
    settled: &mut HashSet<usize>,
) {
    let Some(inside) = lints.under_root(below) else {
        return;
    };
    if lints.reaches(inside, &|node| lints.may_be_eps(node)) {
        return;
    }
    let Some(eps) = eps_in_root(lints, above) else {
        return;
    };
    let Some(at) = lints.at(fraction) else {
        return;
    };
    let (eps, inside) = (lints.text(eps), lints.text(inside));
    let reported = lints.report(
        &findings::MISPLACED_EPS,
        at,
        format!("`{eps}` stands in the root above the fraction and not in the one below"),
        format!("write `… / sqrt({inside} + {eps})`"),
    );
    if reported {
        settle(lints, fraction, settled);
    }
}

/// The ε of a factor `sqrt(x + eps)`.
fn eps_in_root(lints: &Lints<'_>, node: NodeId) -> Option<NodeId> {
    if let Some(inside) = lints.under_root(node) {
        let Op::Binary(BinaryOp::Add, a, b) = lints.graph.op(inside) else {
            return None;
        };
        return [a, b].into_iter().find(|node| lints.is_eps(*node));
    }
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Mul, a, b) => eps_in_root(lints, a).or_else(|| eps_in_root(lints, b)),
        _ => None,
    }
}

/// A divisor as written.
fn written(lints: &Lints<'_>, operation: NodeId, divisor: NodeId) -> String {
    match lints.graph.operand_origin(operation) {
        Some(origin) => origin.text.clone(),
        None => lints.text(divisor),
    }
}

fn settle(lints: &Lints<'_>, operation: NodeId, settled: &mut HashSet<usize>) {
    if let Some(origin) = lints.graph.operand_origin(operation) {
        settled.insert(origin.place);
    }
}
