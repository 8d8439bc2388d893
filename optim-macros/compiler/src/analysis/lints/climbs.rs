//! `w += lr * g`: the weights go the way of the gradient, up.

use super::Lints;
use super::direction::{Way, way};
use super::terms::terms;
use crate::diag::findings;
use crate::ir::Op;
use crate::language::ids::Target;
use crate::model::Place;

/// How names of flags begin that are for climbing, where they are set.
const UP: [&str; 4] = ["maxim", "ascen", "climb", "uphill"];
/// And where they are not.
const DOWN: [&str; 3] = ["minim", "descen", "downhill"];

pub(super) fn check(lints: &mut Lints<'_>) {
    let asked = asked_to_climb(lints);
    // `w = g` goes nowhere: the weights are others then.
    let is_weight = |node| lints.graph.op(node) == Op::Weight;
    let new = lints.new_weights().map(|new| terms(lints, new));
    let mut kept = new.iter().flatten();
    if !kept.any(|term| term.find(is_weight).is_some()) {
        return;
    }
    if asked == Some(true) || way(lints, &lints.probes.gradients) != Some(Way::Along) {
        return;
    }
    let mut assignments = lints.path.assignments.iter();
    let assigned = assignments.find(|(target, _)| *target == Target::Weight);
    let (Some((_, origin)), Some(update)) = (assigned, &lints.model.def.update) else {
        return;
    };
    let at = (Place::At(origin.place), origin.source);
    let (w, g) = (update.w.to_string(), update.g.to_string());
    let fact = format!("where `{g}` is positive, `{w}` grows: the rule climbs");
    let help = format!(
        "turn the sign of the step, `{w} -= …;`; what climbs on request has a flag `maximize`"
    );
    // A flag that turns the sign is an option, whatever it is called; one that is named for it must turn it so.
    if asked == Some(false) {
        lints.report(&findings::CLIMBS, at, fact, help);
    } else {
        lints.suspect(&findings::CLIMBS, at, fact, help);
    }
}

/// What a flag that is called so says on this path, if there is one.
pub(super) fn asked_to_climb(lints: &Lints<'_>) -> Option<bool> {
    let conditions = &lints.lowered.conditions;
    let switches = lints.lowered.switches.iter().zip(&lints.path.setting);
    let mut asked = switches.filter_map(|(switch, holds)| {
        let Op::Param(id) = conditions.op(*switch) else {
            return None;
        };
        let name = lints.lowered.params[id].name.to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
        match (begins(&UP), begins(&DOWN)) {
            (true, _) => Some(*holds),
            (_, true) => Some(!*holds),
            _ => None,
        }
    });
    asked.next()
}
