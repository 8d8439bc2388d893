//! `debias(m) / sqrt(v)`: the quotient of two averages, one corrected for its start and one not.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings;
use crate::ir::{Draft, Initial, NodeId, Op};
use crate::language::ids::StateId;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::model::averages::corrected;

/// The averages in one part of a quotient.
#[derive(Default)]
struct Averages {
    debiased: Vec<StateId>,
    raw: Vec<StateId>,
    /// Something in it looks like a correction of its own.
    own_correction: bool,
    seen: HashSet<NodeId>,
}

pub(super) fn check(lints: &mut Lints<'_>) {
    for node in lints.nodes() {
        let Op::Binary(BinaryOp::Div, above, below) = lints.graph.op(node) else {
            continue;
        };
        if lints.graph.scope(below) != Scope::Element {
            continue;
        }
        let (mut top, mut bottom) = (Averages::default(), Averages::default());
        collect(lints, above, &mut top);
        collect(lints, below, &mut bottom);
        if top.own_correction || bottom.own_correction {
            continue;
        }
        let pairs = [(&top, &bottom, true), (&bottom, &top, false)];
        let lonely = pairs.into_iter().find_map(|(with, without, above)| {
            match (with.debiased.first(), with.raw.first(), without.raw.first()) {
                (Some(with), None, Some(raw)) if without.debiased.is_empty() => {
                    Some((*with, *raw, above))
                }
                _ => None,
            }
        });
        let (Some((with, raw, above)), Some(at)) = (lonely, lints.at(node)) else {
            continue;
        };
        let one = with == raw;
        let (with, raw) = (lints.model.state_name(with), lints.model.state_name(raw));
        let (fact, help) = if one {
            let parts = ["dividend", "divisor"];
            let [with, without] = if above { parts } else { [parts[1], parts[0]] };
            (
                format!("`{raw}` is debiased in the {with} and not in the {without}"),
                format!("write `debias({raw})` in both, or `{raw}` in both"),
            )
        } else {
            (
                format!("`{with}` is debiased here and `{raw}` is not"),
                format!("write `debias({raw})`, or leave both as they are"),
            )
        };
        lints.report(&findings::LONELY_DEBIAS, at, fact, help);
    }
}

fn collect(lints: &Lints<'_>, node: NodeId, found: &mut Averages) {
    if !found.seen.insert(node) {
        return;
    }
    if let Some(id) = lints.state_of(node) {
        if starts_at_zero(lints, id) && corrected(lints.model, id).is_some() {
            found.raw.push(id);
        }
        return;
    }
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Div, value, divisor) if is_shortfall(lints, divisor) => {
            match lints.state_of(unscaled(lints, value)) {
                Some(id) => found.debiased.push(id),
                // Something else than `debias` is corrected here.
                None => found.own_correction = true,
            }
        }
        Op::BiasCorrection(..) => found.own_correction = true,
        Op::Binary(BinaryOp::Pow, _, exponent)
            if lints.reaches(exponent, &|node| lints.graph.op(node) == Op::Step) =>
        {
            found.own_correction = true;
        }
        // What has no meaning may be a correction.
        Op::Own(Draft::Unknown) => found.own_correction = true,
        op => op
            .operands()
            .for_each(|operand| collect(lints, operand, found)),
    }
}

/// A value without the factors that are the same for all weights.
fn unscaled(lints: &Lints<'_>, node: NodeId) -> NodeId {
    let is_step = |node| lints.graph.scope(node) == Scope::Step;
    match lints.graph.op(node) {
        Op::Binary(BinaryOp::Mul, a, b) if is_step(a) => unscaled(lints, b),
        Op::Binary(BinaryOp::Mul, a, b) if is_step(b) => unscaled(lints, a),
        _ => node,
    }
}

/// `1 - x` at step scope: what an average falls short by.
fn is_shortfall(lints: &Lints<'_>, node: NodeId) -> bool {
    lints.graph.scope(node) == Scope::Step
        && match lints.graph.op(node) {
            Op::BiasCorrection(..) => true,
            Op::Binary(BinaryOp::Sub, one, _) => lints.graph.constant(one) == Some(1.0),
            _ => false,
        }
}

fn starts_at_zero(lints: &Lints<'_>, id: StateId) -> bool {
    match &lints.lowered.states[id].initial {
        Initial::Step(node) => lints.lowered.conditions.constant(*node) == Some(0.0),
        Initial::Element(_) => false,
    }
}
