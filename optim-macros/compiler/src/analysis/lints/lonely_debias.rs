//! `debias(m) / sqrt(v)`: the quotient of two averages, one corrected for its start and one not.

use std::collections::HashSet;

use super::Lints;
use crate::diag::findings;
use crate::ir::{Binary, Initial, NodeId, Op};
use crate::language::ids::StateId;
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

pub(super) fn check(meaning: &mut Lints<'_>) {
    for node in meaning.path.body.reachable() {
        let Op::Binary(Binary::Div, above, below) = meaning.graph.op(node) else {
            continue;
        };
        if meaning.graph.scope(below) != Scope::Element {
            continue;
        }
        let (mut top, mut bottom) = (Averages::default(), Averages::default());
        collect(meaning, above, &mut top);
        collect(meaning, below, &mut bottom);
        if top.own_correction || bottom.own_correction {
            continue;
        }
        let pairs = [(&top, &bottom), (&bottom, &top)];
        let lonely = pairs.into_iter().find_map(|(with, without)| {
            match (with.debiased.first(), with.raw.first(), without.raw.first()) {
                (Some(with), None, Some(raw)) if without.debiased.is_empty() => Some((*with, *raw)),
                _ => None,
            }
        });
        let (Some((with, raw)), Some(at)) = (lonely, meaning.at(node)) else {
            continue;
        };
        let (with, raw) = (
            meaning.model.state_name(with),
            meaning.model.state_name(raw),
        );
        meaning.report(
            &findings::LONELY_DEBIAS,
            at,
            format!("`{with}` is debiased here and `{raw}` is not"),
            format!("write `debias({raw})`, or leave both as they are"),
        );
    }
}

fn collect(meaning: &Lints<'_>, node: NodeId, found: &mut Averages) {
    if !found.seen.insert(node) {
        return;
    }
    if let Some(id) = meaning.state_of(node) {
        if starts_at_zero(meaning, id) && corrected(meaning.model, id).is_some() {
            found.raw.push(id);
        }
        return;
    }
    match meaning.graph.op(node) {
        Op::Binary(Binary::Div, value, divisor) if is_shortfall(meaning, divisor) => {
            match meaning.state_of(unscaled(meaning, value)) {
                Some(id) => found.debiased.push(id),
                // Something else than `debias` is corrected here.
                None => found.own_correction = true,
            }
        }
        Op::Binary(Binary::Pow, _, exponent)
            if meaning.reaches(exponent, &|node| meaning.graph.op(node) == Op::Step) =>
        {
            found.own_correction = true;
        }
        op => op
            .operands()
            .for_each(|operand| collect(meaning, operand, found)),
    }
}

/// A value without the factors that are the same for all weights.
fn unscaled(meaning: &Lints<'_>, node: NodeId) -> NodeId {
    let is_step = |node| meaning.graph.scope(node) == Scope::Step;
    match meaning.graph.op(node) {
        Op::Binary(Binary::Mul, a, b) if is_step(a) => unscaled(meaning, b),
        Op::Binary(Binary::Mul, a, b) if is_step(b) => unscaled(meaning, a),
        _ => node,
    }
}

/// `1 - x` at step scope: what an average falls short by.
fn is_shortfall(meaning: &Lints<'_>, node: NodeId) -> bool {
    meaning.graph.scope(node) == Scope::Step
        && matches!(meaning.graph.op(node), Op::Binary(Binary::Sub, one, _)
            if meaning.graph.constant(one) == Some(1.0))
}

fn starts_at_zero(meaning: &Lints<'_>, id: StateId) -> bool {
    match &meaning.lowered.states[id].initial {
        Initial::Step(node) => meaning.lowered.conditions.constant(*node) == Some(0.0),
        Initial::Element(_) => false,
    }
}
