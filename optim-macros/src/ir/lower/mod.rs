//! From the checked rule to the intermediate representation: recurrences become arithmetic, names
//! become values, branches on switches are taken. Here the parts of a rule; in `equations` what
//! they compute.

mod equations;

use self::equations::Lower;
use super::{Body, Initial, Loop, Param, Program, State};
use crate::check::domains::Domain;
use crate::model::{Model, Scope, StateId, Target};
use crate::switches::Switches;
use crate::syntax::ast::Literal;

/// Lowers a rule that passed every check.
pub(crate) fn lower(model: &Model<'_>, switches: &Switches<'_>, domains: Vec<Domain>) -> Program {
    let mut conditions = Lower::new(model, switches, None);
    let list = switches.list.iter();
    let selectors = list.map(|switch| conditions.expr(&switch.expr)).collect();
    let requires = model.requires.iter().zip(&model.def.requires);
    let requires = requires
        .map(|(condition, declared)| (conditions.expr(condition), declared.message.clone()))
        .collect();
    let states = (0..model.states.len())
        .map(|id| state(model, switches, &mut conditions, id))
        .collect();
    let params = model.def.params.iter().zip(domains);
    let params = params
        .map(|(param, domain)| Param {
            name: param.name.to_string(),
            default: param.default.unwrap_or(Literal::Number(0.0)),
            domain,
        })
        .collect();
    let mut loops: Vec<Loop> = Vec::new();
    let default = switches.default_setting(model);
    let mut default_loop = 0;
    for setting in switches.settings(model) {
        let is_default = setting == default;
        let body = body(model, switches, &setting);
        let exists = |id: &StateId| {
            let condition = &model.states[*id].condition;
            condition
                .as_ref()
                .is_none_or(|condition| switches.decide(condition, &setting) != Some(false))
        };
        let states: Vec<StateId> = (0..model.states.len())
            .filter(|id| !model.states[*id].scalar)
            .filter(exists)
            .collect();
        let same = loops
            .iter()
            .position(|other| other.states == states && other.body.to_string() == body.to_string());
        let position = same.unwrap_or(loops.len());
        if is_default {
            default_loop = position;
        }
        let description = switches.describe(&setting);
        match same {
            Some(position) => {
                let other = &mut loops[position];
                other.settings.push(setting);
                other.description = format!("{}; {description}", other.description);
            }
            None => loops.push(Loop {
                settings: vec![setting],
                description,
                states,
                body,
            }),
        }
    }
    Program {
        params,
        states,
        conditions: conditions.graph,
        switches: selectors,
        requires,
        loops,
        default_loop,
    }
}

fn state(
    model: &Model<'_>,
    switches: &Switches<'_>,
    conditions: &mut Lower<'_>,
    id: StateId,
) -> State {
    let info = &model.states[id];
    let initial = match &info.initial {
        Some(initial) if initial.scope == Scope::Element => {
            let mut lower = Lower::new(model, switches, None);
            let value = lower.expr(initial);
            Initial::Element(Body {
                graph: lower.graph,
                stores: vec![(Target::State(id), value)],
                ..Body::default()
            })
        }
        Some(initial) => Initial::Step(conditions.expr(initial)),
        None => Initial::Step(conditions.graph.number(0.0)),
    };
    State {
        name: model.state_name(id),
        scalar: info.scalar,
        condition: info
            .condition
            .as_ref()
            .map(|condition| conditions.expr(condition)),
        initial,
    }
}

/// The equations under one setting of the switches.
fn body(model: &Model<'_>, switches: &Switches<'_>, setting: &[bool]) -> Body {
    let mut lower = Lower::new(model, switches, Some(setting));
    lower.statements(&model.body);
    let mut stores: Vec<_> = lower.assigned.into_iter().collect();
    // States in the order of their declaration, then the weights.
    stores.sort_by_key(|(target, _)| match target {
        Target::State(id) => *id,
        Target::Weight => usize::MAX,
    });
    Body {
        graph: lower.graph,
        stores,
        scalars: Vec::new(),
        scalar_states: (0..model.states.len())
            .filter(|id| model.states[*id].scalar)
            .collect(),
    }
}
