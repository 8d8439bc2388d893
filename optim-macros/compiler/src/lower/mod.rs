//! From the checked rule to the intermediate representation: recurrences become arithmetic, names
//! become values, branches on switches are taken. Here the parts of a rule; in `equations` what
//! they compute.
//!
//! First each setting of the switches has a path of its own, which the analyses of `ranges` and
//! `meaning` walk; then paths with equal arithmetic are merged into loops.

mod equations;
mod eval;
mod matrices;

use self::equations::Lower;
use crate::ir::{
    Body, Draft, Graph, Initial, Input, Loop, NodeId, Op, Origin, Param, Program, State, Whole,
};
use crate::language::domain::Domain;
use crate::language::ids::{StateId, Target};
use crate::language::literal::Literal;
use crate::language::scope::Scope;
use crate::model::switches::{Setting, Switches};
use crate::model::{Expr, Model, averages};

/// A rule in arithmetic, a path for each setting of the switches.
///
/// It can be made of a rule that has errors: what they left without a meaning is
/// [`Draft::Unknown`].
pub(crate) struct Lowered {
    pub(crate) params: Vec<Param>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) states: Vec<State<Draft>>,
    /// States whose history is kept.
    pub(crate) tracked: Vec<StateId>,
    /// Conditions on hyper-parameters and step number, decided before any loop, and initial values.
    pub(crate) conditions: Graph,
    /// In `conditions`: what selects the loop.
    pub(crate) switches: Vec<NodeId>,
    /// In `conditions`: what `require` demands, with its message.
    pub(crate) requires: Vec<(NodeId, String)>,
    pub(crate) paths: Vec<Path>,
    default: Setting,
    pub(crate) eval: Option<Eval>,
}

/// `eval`, a path for each setting of its switches.
pub(crate) struct Eval {
    /// In [`Lowered::conditions`].
    pub(crate) switches: Vec<NodeId>,
    pub(crate) paths: Vec<Path>,
}

/// The equations under one setting of the switches.
pub(crate) struct Path {
    pub(crate) setting: Setting,
    /// The setting in words; empty for a rule with one path.
    pub(crate) description: String,
    /// States per weight, row or column that exist then, in the order of their declaration.
    pub(crate) states: Vec<StateId>,
    /// States that exist and are not assigned, which is an error.
    pub(crate) unassigned: Vec<StateId>,
    pub(crate) body: Body,
    /// Conditions of the body that hold, or do not, on this path.
    pub(crate) facts: Vec<(NodeId, bool)>,
    /// The rates of averages.
    pub(crate) rates: Vec<(NodeId, Origin)>,
    /// Where each target is assigned.
    pub(crate) assignments: Vec<(Target, Origin)>,
}

/// Lowers a rule. `domains` has none for a hyper-parameter whose `where` has an error.
pub(crate) fn lower(
    model: &Model<'_>,
    switches: &Switches<'_>,
    eval_switches: &Switches<'_>,
    domains: Vec<Option<Domain>>,
) -> Lowered {
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
    let eval = eval::lower(model, eval_switches, &mut conditions);
    let params = model.def.params.iter().zip(domains);
    let params = params
        .map(|(param, domain)| Param {
            name: param.name.to_string(),
            default: param.default.unwrap_or(Literal::Number(0.0)),
            domain: domain.unwrap_or(Domain::FINITE),
            known: domain.is_some() && param.default.is_some(),
        })
        .collect();
    let inputs = model.inputs().iter().map(|input| Input {
        name: input.name.to_string(),
        scalar: input.scalar,
    });
    let settings = switches.settings(model).into_iter();
    Lowered {
        params,
        inputs: inputs.collect(),
        states,
        tracked: averages::tracked(model)
            .into_iter()
            .map(|(id, _)| id)
            .collect(),
        conditions: conditions.graph,
        switches: selectors,
        requires,
        paths: settings
            .map(|setting| path(model, switches, setting))
            .collect(),
        default: switches.default_setting(model),
        eval,
    }
}

fn state(
    model: &Model<'_>,
    switches: &Switches<'_>,
    conditions: &mut Lower<'_>,
    id: StateId,
) -> State<Draft> {
    let info = &model.states[id];
    let unclear =
        model.def.states[id].unclear || (info.condition.as_ref()).is_some_and(Expr::has_error);
    let initial = match &info.initial {
        // A declaration that could not be read may have said more.
        _ if unclear => Initial::Step(conditions.graph.add(Op::Own(Draft::Unknown))),
        Some(initial) if initial.scope == Scope::Element => {
            let mut lower = Lower::new(model, switches, None);
            let value = lower.expr(initial);
            let stores = vec![(Target::State(id), value)];
            Initial::Element(Box::new(Body::new(lower.graph, stores)))
        }
        Some(initial) => Initial::Step(conditions.expr(initial)),
        None => Initial::Step(conditions.graph.number(0.0)),
    };
    State {
        name: model.state_name(id),
        storage: info.storage,
        condition: info
            .condition
            .as_ref()
            .map(|condition| conditions.expr(condition)),
        initial,
    }
}

/// The equations under one setting of the switches.
fn path(model: &Model<'_>, switches: &Switches<'_>, setting: Setting) -> Path {
    let mut lower = Lower::new(model, switches, Some(&setting));
    lower.statements(&model.body);
    let mut stores: Vec<_> = lower.assigned.drain().collect();
    // States in the order of their declaration, then the weights.
    stores.sort_by_key(|(target, _)| order(*target));
    let mut assignments: Vec<_> = lower.assignments.drain().collect();
    assignments.sort_by_key(|(target, _)| order(*target));
    let exists = |id: &StateId| {
        let condition = &model.states[*id].condition;
        condition
            .as_ref()
            .is_none_or(|condition| switches.decide(condition, &setting) != Some(false))
    };
    let (states, scalars): (Vec<_>, Vec<_>) = (0..model.states.len())
        .filter(exists)
        .partition(|id| !model.is_scalar(*id));
    let is_assigned = |id: &StateId| {
        let mut targets = stores.iter().map(|(target, _)| target);
        targets.any(|target| *target == Target::State(*id))
    };
    let existing = states.iter().chain(&scalars).copied();
    let unassigned = existing.filter(|id| !is_assigned(id)).collect();
    let rates = std::mem::take(&mut lower.rates);
    let existing: Vec<_> = states.iter().chain(&scalars).copied().collect();
    let recorded = lower.recorded(&existing);
    let facts = lower.facts();
    let body = Body {
        recorded,
        ..Body::new(lower.graph, stores)
    };
    Path {
        description: switches.describe(&setting),
        states,
        unassigned,
        body,
        facts,
        rates,
        assignments,
        setting,
    }
}

fn order(target: Target) -> usize {
    match target {
        Target::State(id) => id,
        Target::Weight => usize::MAX,
    }
}

impl Lowered {
    /// The rule with one loop for all paths that compute the same.
    pub(crate) fn merge(self) -> Program<Whole> {
        let mut paths = self.paths.iter();
        let default = paths.position(|path| path.setting == self.default);
        let (loops, positions) = merged(self.paths);
        Program {
            params: self.params,
            inputs: self.inputs,
            states: self
                .states
                .into_iter()
                .map(|state| state.in_phase(Draft::sound))
                .collect(),
            tracked: self.tracked,
            conditions: self.conditions.in_phase(Draft::nothing),
            switches: self.switches,
            requires: self.requires,
            loops,
            default_loop: default.map_or(0, |path| positions[path]),
            eval: self.eval.map(|eval| crate::ir::Eval {
                switches: eval.switches,
                loops: merged(eval.paths).0,
            }),
        }
    }
}

/// A loop for all paths that compute the same, and for each path the position of its loop.
fn merged(paths: Vec<Path>) -> (Vec<Loop<Whole>>, Vec<usize>) {
    let mut loops: Vec<Loop<Draft>> = Vec::new();
    // What each loop computes, printed once.
    let mut texts: Vec<String> = Vec::new();
    let mut positions = Vec::new();
    for path in paths {
        let text = path.body.to_string();
        let mut both = loops.iter().zip(&texts);
        let same =
            both.position(|(other, printed)| other.states == path.states && *printed == text);
        positions.push(same.unwrap_or(loops.len()));
        match same {
            Some(position) => {
                let other = &mut loops[position];
                other.settings.push(path.setting);
                other.description = format!("{}; {}", other.description, path.description);
            }
            None => {
                texts.push(text);
                loops.push(Loop {
                    settings: vec![path.setting],
                    description: path.description,
                    states: path.states,
                    code: path.body,
                });
            }
        }
    }
    let loops = loops.into_iter().map(|variant| {
        let body = variant.code.in_phase(Draft::sound);
        variant.with(body)
    });
    (loops.collect(), positions)
}
