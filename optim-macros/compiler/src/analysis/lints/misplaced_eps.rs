//! ε beside a fraction instead of in its denominator, or in the root above it instead of the one below.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings;
use crate::ir::{Binary, NodeId, Op};
use crate::language::scope::Scope;

/// Notes in `settled` the places of divisors of which everything is said.
pub(super) fn check(meaning: &mut Lints<'_>, settled: &mut HashSet<usize>) {
    for node in meaning.path.body.reachable() {
        match meaning.graph.op(node) {
            Op::Binary(Binary::Add, a, b) => {
                for (fraction, eps) in [(a, b), (b, a)] {
                    if meaning.is_eps(eps) {
                        after_division(meaning, node, fraction, eps, settled);
                    }
                }
            }
            Op::Binary(Binary::Div, above, below) => {
                wrong_root(meaning, node, above, below, settled);
            }
            _ => {}
        }
    }
}

/// `m / sqrt(v) + eps`
fn after_division(
    meaning: &mut Lints<'_>,
    sum: NodeId,
    fraction: NodeId,
    eps: NodeId,
    settled: &mut HashSet<usize>,
) {
    let Some((operation, divisor)) = division(meaning, fraction) else {
        return;
    };
    let has_eps = meaning.reaches(divisor, &|node| meaning.is_eps(node));
    if meaning.graph.scope(divisor) != Scope::Element || has_eps {
        return;
    }
    let Some(at) = meaning.at(sum) else {
        return;
    };
    let (fraction, divisor) = (meaning.text(fraction), written(meaning, operation, divisor));
    let eps = meaning.text(eps);
    let reported = meaning.report(
        &findings::MISPLACED_EPS,
        at,
        format!("`{eps}` is added to the quotient `{fraction}`, not to its divisor"),
        format!("write `… / ({divisor} + {eps})`"),
    );
    if reported {
        settle(meaning, operation, settled);
    }
}

/// The division in a product of factors.
fn division(meaning: &Lints<'_>, node: NodeId) -> Option<(NodeId, NodeId)> {
    match meaning.graph.op(node) {
        Op::Binary(Binary::Div, _, divisor) => Some((node, divisor)),
        Op::Binary(Binary::Mul, a, b) => division(meaning, a).or_else(|| division(meaning, b)),
        Op::Unary(crate::ir::Unary::Neg, x) => division(meaning, x),
        _ => None,
    }
}

/// `sqrt(u + eps) / sqrt(v)`
fn wrong_root(
    meaning: &mut Lints<'_>,
    fraction: NodeId,
    above: NodeId,
    below: NodeId,
    settled: &mut HashSet<usize>,
) {
    let Some(inside) = meaning.under_root(below) else {
        return;
    };
    if meaning.reaches(inside, &|node| meaning.is_eps(node)) {
        return;
    }
    let Some(eps) = eps_in_root(meaning, above) else {
        return;
    };
    let Some(at) = meaning.at(fraction) else {
        return;
    };
    let (eps, inside) = (meaning.text(eps), meaning.text(inside));
    let reported = meaning.report(
        &findings::MISPLACED_EPS,
        at,
        format!("`{eps}` stands in the root above the fraction and not in the one below"),
        format!("write `… / sqrt({inside} + {eps})`"),
    );
    if reported {
        settle(meaning, fraction, settled);
    }
}

/// The ε of a factor `sqrt(x + eps)`.
fn eps_in_root(meaning: &Lints<'_>, node: NodeId) -> Option<NodeId> {
    if let Some(inside) = meaning.under_root(node) {
        let Op::Binary(Binary::Add, a, b) = meaning.graph.op(inside) else {
            return None;
        };
        return [a, b].into_iter().find(|node| meaning.is_eps(*node));
    }
    match meaning.graph.op(node) {
        Op::Binary(Binary::Mul, a, b) => {
            eps_in_root(meaning, a).or_else(|| eps_in_root(meaning, b))
        }
        _ => None,
    }
}

/// A divisor as written.
fn written(meaning: &Lints<'_>, operation: NodeId, divisor: NodeId) -> String {
    match meaning.graph.operand_origin(operation) {
        Some(origin) => origin.text.clone(),
        None => meaning.text(divisor),
    }
}

fn settle(meaning: &Lints<'_>, operation: NodeId, settled: &mut HashSet<usize>) {
    if let Some(origin) = meaning.graph.operand_origin(operation) {
        settled.insert(origin.place);
    }
}
