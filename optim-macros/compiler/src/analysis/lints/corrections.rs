//! Averages that are divided by another correction than their own, by it twice, or by `1 - beta` for `1 - beta^t`; or
//! multiplied by it.

use std::collections::BTreeMap;

use super::Lints;
use super::correction::corrected_rate;
use super::mixture::complement;
use super::recurrences::{Recurrence, recurrences};
use super::terms::{Factor, Term, all};
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::ids::{StateId, Target};
use crate::language::operators::BinaryOp;

pub(super) fn check(lints: &mut Lints<'_>) {
    let known = recurrences(lints);
    for term in all(lints) {
        let states = term.above.iter();
        let states: Vec<_> = states
            .filter_map(|factor| lints.state_in(factor.node))
            .collect();
        // Of a product of two averages none is known to be the corrected one.
        let [state] = states.as_slice() else {
            continue;
        };
        let corrections: Vec<_> = term
            .below
            .iter()
            .filter_map(|factor| Some((*factor, corrected_rate(lints, factor.node)?)))
            .collect();
        match known.get(state) {
            Some(own) => {
                constant(lints, *state, own, &term);
                multiplied(lints, *state, own, &term);
                foreign(lints, *state, own, &term, &corrections, &known);
                if !own.is_average {
                    of_a_sum(lints, *state, own, &corrections);
                }
            }
            None => inside(lints, *state, &corrections),
        }
        twice(lints, *state, &corrections);
    }
}

/// `m / (1 - beta)`
fn constant(lints: &mut Lints<'_>, state: StateId, own: &Recurrence, term: &Term) {
    let mut below = term.below.iter();
    let by = below.find(|factor| complement(lints, factor.node) == Some(own.rate));
    // A share that is divided out again is none.
    let by = by.filter(|by| own.is_average && term.find(|node| node == by.node).is_none());
    let Some((by, at)) = by.and_then(|by| Some((*by, lints.at(by.operation)?))) else {
        return;
    };
    let name = lints.model.state_name(state);
    let (rate, share) = (lints.text(own.rate), lints.text(by.node));
    lints.report(
        &findings::CONSTANT_CORRECTION,
        at,
        format!("`{name}` is divided by `{share}` in every step, where its correction is `1 - {rate}^t`"),
        format!(
            "write `debias({name})`; if the sum is meant and not the average, `{name} = trace({rate}, …);` \
             without the division"
        ),
    );
}

/// `m * (1 - beta^t)`
fn multiplied(lints: &mut Lints<'_>, state: StateId, own: &Recurrence, term: &Term) {
    let by = term.find(|node| corrected_rate(lints, node) == Some(own.rate));
    let by = by.filter(|_| own.is_average);
    let Some((by, at)) = by.and_then(|by| Some((by, lints.at(by.operation)?))) else {
        return;
    };
    let (name, correction) = (lints.model.state_name(state), lints.text(by.node));
    lints.report(
        &findings::MULTIPLIED_CORRECTION,
        at,
        format!("`{name}` is multiplied by its correction `{correction}`, which makes the first steps smaller still"),
        format!("divide by it: write `debias({name})` for `{name} * ({correction})`"),
    );
}

/// `m / (1 - beta2^t)`
fn foreign(
    lints: &mut Lints<'_>,
    state: StateId,
    own: &Recurrence,
    term: &Term,
    corrections: &[(Factor, NodeId)],
    known: &BTreeMap<StateId, Recurrence>,
) {
    if corrections.iter().any(|(_, rate)| *rate == own.rate) {
        return;
    }
    let is_param = |node| matches!(lints.graph.op(node), Op::Param(_));
    let mut others = corrections.iter().filter(|(_, rate)| is_param(*rate));
    let Some((factor, rate)) = others.next().copied().filter(|_| is_param(own.rate)) else {
        return;
    };
    // What is corrected may stand elsewhere in the same product, as below a root.
    let is_other = |node| {
        let state = lints.state_in(node).filter(|other| *other != state);
        state.is_some_and(|other| known.get(&other).is_some_and(|other| other.rate == rate))
    };
    let mut rest = term.factors();
    if rest.any(|factor| lints.under_root(factor.node).is_some_and(is_other)) {
        return;
    }
    let Some(at) = lints.at(factor.operation) else {
        return;
    };
    let name = lints.model.state_name(state);
    let (correction, own) = (lints.text(factor.node), lints.text(own.rate));
    lints.report(
        &findings::FOREIGN_CORRECTION,
        at,
        format!("`{name}` is divided by `{correction}`, and averages by the rate `{own}`"),
        format!("write `debias({name})`, which has the rate of `{name}`"),
    );
}

/// `debias(m) / (1 - beta^t)`
fn twice(lints: &mut Lints<'_>, state: StateId, corrections: &[(Factor, NodeId)]) {
    let mut seen = Vec::new();
    for (factor, rate) in corrections {
        if seen.contains(rate) {
            corrected_twice(lints, state, *factor);
        }
        seen.push(*rate);
    }
}

/// `v_max / (1 - beta^t)` of `v_max = running_max(debias(v))`
fn inside(lints: &mut Lints<'_>, state: StateId, corrections: &[(Factor, NodeId)]) {
    let mut stores = lints.path.body.stores.iter();
    let store = stores.find(|(target, _)| *target == Target::State(state));
    let Some((_, new)) = store else {
        return;
    };
    let inside: Vec<_> = lints.graph.op(*new).operands().collect();
    let again = corrections.iter().find(|(_, rate)| {
        let divided = |node| {
            matches!(lints.graph.op(node), Op::Binary(BinaryOp::Div, _, by)
                if corrected_rate(lints, by) == Some(*rate))
        };
        inside.iter().any(|node| lints.reaches(*node, &divided))
    });
    if let Some((factor, _)) = again {
        corrected_twice(lints, state, *factor);
    }
}

fn corrected_twice(lints: &mut Lints<'_>, state: StateId, factor: Factor) {
    let Some(at) = lints.at(factor.operation) else {
        return;
    };
    let (name, correction) = (lints.model.state_name(state), lints.text(factor.node));
    lints.report(
        &findings::CORRECTED_TWICE,
        at,
        format!("`{name}` is divided by `{correction}` a second time"),
        format!("correct once: leave out `/ ({correction})` here, or the correction of what `{name}` is made of"),
    );
}

/// `m / (1 - beta^t)` of `m = beta * prev(m) + g`
fn of_a_sum(
    lints: &mut Lints<'_>,
    state: StateId,
    own: &Recurrence,
    corrections: &[(Factor, NodeId)],
) {
    let by = corrections.iter().find(|(_, rate)| *rate == own.rate);
    let Some((by, at)) = by.and_then(|(by, _)| Some((*by, lints.at(by.operation)?))) else {
        return;
    };
    let name = lints.model.state_name(state);
    let (rate, correction) = (lints.text(own.rate), lints.text(by.node));
    lints.report(
        &findings::CORRECTED_SUM,
        at,
        format!("`{name}` is corrected by `{correction}` and is no average: what it adds has no factor `1 - {rate}`"),
        format!("write `{name} = ema({rate}, …);`, or leave a sum uncorrected"),
    );
}
