//! `eval` in arithmetic: the weights it gives, from the weights and states that the last step left.

use super::equations::Lower;
use super::{Eval, Path};
use crate::ir::{Body, Op};
use crate::language::ids::Target;
use crate::model::switches::{Setting, Switches};
use crate::model::{Model, Stmt};

pub(super) fn lower(
    model: &Model<'_>,
    switches: &Switches<'_>,
    conditions: &mut Lower<'_>,
) -> Option<Eval> {
    let eval = model.eval.as_ref()?;
    // Conditions are written with the intermediates of `eval`.
    let mut own = Lower::new(model, switches, None);
    std::mem::swap(&mut own.graph, &mut conditions.graph);
    let list = switches.list.iter();
    let selectors = list.map(|switch| own.expr(&switch.expr)).collect();
    std::mem::swap(&mut own.graph, &mut conditions.graph);
    let settings = switches.settings(model).into_iter();
    Some(Eval {
        switches: selectors,
        paths: settings
            .map(|setting| path(model, switches, &eval.body, setting))
            .collect(),
    })
}

/// `eval` under one setting of its switches. Nothing is assigned when it begins, so a state's name
/// is its last value.
fn path(model: &Model<'_>, switches: &Switches<'_>, body: &[Stmt], setting: Setting) -> Path {
    let mut lower = Lower::new(model, switches, Some(&setting));
    lower.statements(body);
    let weights = lower.assigned.remove(&Target::Weight);
    let assignments = lower.assignments.drain().collect();
    let facts = lower.facts();
    let stores = weights.into_iter().map(|node| (Target::Weight, node));
    let body = Body::new(lower.graph, stores.collect());
    // The loop is given what it reads, and that alone.
    let graph = &body.graph;
    let mut states: Vec<_> = body
        .reachable()
        .into_iter()
        .filter_map(|node| match graph.op(node) {
            Op::State(id) => Some(id),
            _ => None,
        })
        .collect();
    states.sort_unstable();
    Path {
        description: switches.describe(&setting),
        states,
        unassigned: Vec::new(),
        body,
        facts,
        rates: Vec::new(),
        assignments,
        setting,
    }
}
