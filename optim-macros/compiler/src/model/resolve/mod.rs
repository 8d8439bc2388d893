//! Gives every name its meaning: hyper-parameter, state, intermediate, weights, gradient, step.

mod calls;
mod eval;
mod expressions;
mod gradient;
mod habits;
mod lists;
mod loops;
mod matrices;
mod reductions;
mod statements;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;

use self::lists::List;
use self::loops::Loop;
use super::{Allow, Covers, LetInfo, Model, Open, StateInfo};
use crate::diag::{Errors, findings};
use crate::language::ids::{InputId, LetId, ParamId, StateId};
use crate::language::noise::Distribution;
use crate::language::scope::Scope;
use crate::syntax::ast::{self, RuleDef, Update};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Symbol {
    Param(ParamId),
    State(StateId),
    /// A list of either.
    List(usize),
    Let(LetId),
    Weight,
    Grad,
    Input(InputId),
    Step,
}

/// Where an expression stands, which decides what it may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// In the equations: everything.
    Update,
    /// In `eval`: everything but the gradient.
    Eval,
    /// In an initial value: hyper-parameters, weights, gradient.
    Initial,
    /// In a `require`: hyper-parameters.
    Require,
    /// In the condition of a state: hyper-parameters.
    Condition,
}

struct Resolver<'a> {
    errors: &'a Errors,
    def: &'a RuleDef,
    /// Names of the whole rule, then those of the blocks around the present place.
    blocks: Vec<HashMap<String, Symbol>>,
    lists: Vec<List>,
    /// The loops around the present place.
    loops: Vec<Loop>,
    lets: Vec<LetInfo>,
    used_params: Vec<bool>,
    used_states: Vec<bool>,
    used_inputs: Vec<bool>,
    /// What calls draw that ask for random numbers.
    noise: Vec<Distribution>,
    /// For each state the scope of the numbers it was assigned so far.
    new_scopes: Vec<Scope>,
    /// The state whose update is being read: what it reads of itself is no use of it.
    updating: Option<StateId>,
    section: Section,
    places: usize,
    open: Open,
    /// Names that two declarations have: which of them is meant is open.
    ambiguous: HashSet<String>,
    allows: Vec<Allow>,
    /// Where each of them is written, for a loop comes to the same one several times.
    allowed: Vec<*const ast::Allow>,
    /// Names that were told to be declared nowhere.
    told: HashSet<String>,
    /// What `update` defines for itself.
    locals: HashSet<String>,
    /// The branches around the present statement: their conditions, and whether these hold.
    arms: Vec<(ast::Expr, bool)>,
}

/// Resolves every name of a rule.
pub(crate) fn resolve<'a>(def: &'a RuleDef, errors: &Errors) -> Model<'a> {
    let mut resolver = Resolver {
        errors,
        def,
        blocks: vec![HashMap::new()],
        lists: Vec::new(),
        loops: Vec::new(),
        lets: Vec::new(),
        used_params: vec![false; def.params.len()],
        used_states: vec![false; def.states.len()],
        used_inputs: vec![false; def.update.as_ref().map_or(0, |update| update.inputs.len())],
        noise: Vec::new(),
        new_scopes: vec![Scope::Step; def.states.len()],
        updating: None,
        section: Section::Update,
        places: 0,
        open: Open {
            uses: def.gaps.any,
            targets: def.gaps.any,
        },
        ambiguous: HashSet::new(),
        allows: Vec::new(),
        allowed: Vec::new(),
        told: HashSet::new(),
        locals: HashSet::new(),
        arms: Vec::new(),
    };
    resolver.declare_all();
    resolver.tell_lists_once();
    let mut allows: &[ast::Allow] = &[];
    for (id, param) in def.params.iter().enumerate() {
        if param.name.begins() {
            allows = &param.allows;
        }
        resolver.allow(allows, Covers::Param(id));
    }
    let states = resolver.states();
    let requires = resolver.at(Section::Require, |resolver| {
        let conditions = def.requires.iter();
        conditions.map(|r| resolver.expr(&r.condition)).collect()
    });
    let body = match &def.update {
        Some(Update { body, .. }) => resolver.block(|resolver| {
            let body = resolver.statements(body);
            let names = resolver.blocks.last().into_iter().flat_map(HashMap::keys);
            resolver.locals = names.cloned().collect();
            body
        }),
        None => Vec::new(),
    };
    let eval = def.eval.as_ref().map(|eval| resolver.eval(eval));
    let used = resolver.used_states;
    Model {
        def,
        states: states
            .into_iter()
            .zip(used)
            .map(|(state, used)| StateInfo { used, ..state })
            .collect(),
        lets: resolver.lets,
        requires,
        body,
        eval,
        used_params: resolver.used_params,
        used_inputs: resolver.used_inputs,
        noise: resolver.noise,
        open: resolver.open,
        allows: resolver.allows,
    }
}

impl Resolver<'_> {
    /// Everything but intermediates, in the order in which it is written.
    fn declare_all(&mut self) {
        let def = self.def;
        let mut names = Vec::new();
        let params = def.params.iter().enumerate();
        let params = params.map(|(id, param)| (&param.name, Symbol::Param(id)));
        let states = def.states.iter().enumerate();
        let states = states.map(|(id, state)| (&state.name, Symbol::State(id)));
        for (name, symbol) in params.chain(states) {
            List::note(&mut self.lists, name, symbol);
            match &name.element {
                None => names.push((&name.word, symbol)),
                Some(_) if name.begins() => {
                    names.push((&name.word, Symbol::List(self.lists.len() - 1)));
                }
                Some(_) => {}
            }
        }
        if let Some(update) = &def.update {
            names.push((&update.w, Symbol::Weight));
            names.push((&update.g, Symbol::Grad));
            names.extend(update.t.iter().map(|t| (t, Symbol::Step)));
            let inputs = update.inputs.iter().enumerate();
            names.extend(inputs.map(|(id, input)| (&input.name, Symbol::Input(id))));
        }
        for (name, symbol) in names {
            if !self.declare(name, symbol) {
                self.lose();
                self.ambiguous.insert(name.to_string());
            }
        }
    }

    /// Makes a name known in the innermost block; false if it was taken.
    fn declare(&mut self, name: &Ident, symbol: Symbol) -> bool {
        if let Some(earlier) = self.lookup(&name.to_string()) {
            let earlier = if self.is_gradient(name) {
                Symbol::Grad
            } else {
                earlier
            };
            let other = format!("choose another name, such as `{name}_2`");
            let inside = self.blocks.len() > 1;
            self.errors.report(
                &findings::DUPLICATE_NAME,
                name,
                format!("`{name}` is already the name of {}", describe(earlier)),
                if earlier == Symbol::Weight && inside {
                    format!("{other}, and assign the weights once, by it: `{name} = {name}_2 - …;`")
                } else {
                    other
                },
            );
            return false;
        }
        self.bind(name, symbol);
        true
    }

    /// Gives a name its meaning in the innermost block, whatever it meant before.
    fn bind(&mut self, name: &Ident, symbol: Symbol) {
        if let Some(block) = self.blocks.last_mut() {
            block.insert(name.to_string(), symbol);
        }
    }

    fn lookup(&self, name: &str) -> Option<Symbol> {
        let mut blocks = self.blocks.iter().rev();
        blocks.find_map(|block| block.get(name).copied())
    }

    /// Runs `read` with names that end with it.
    fn block<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.blocks.push(HashMap::new());
        let result = read(self);
        self.blocks.pop();
        result
    }

    fn at<T>(&mut self, section: Section, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.section, section);
        let result = read(self);
        self.section = before;
        result
    }

    fn next_place(&mut self) -> usize {
        self.places += 1;
        self.places
    }

    /// Notes an `#[allow(…)]` and what it stands above.
    fn allow(&mut self, allows: &[ast::Allow], covers: Covers) {
        for allow in allows {
            let written = std::ptr::from_ref(allow);
            if let Some(known) = self.allowed.iter().position(|other| *other == written) {
                self.allows[known].covers.push(covers.clone());
                continue;
            }
            self.allowed.push(written);
            self.allows.push(Allow {
                lint: allow.lint,
                source: allow.source,
                covers: vec![covers.clone()],
                used: Cell::new(allow.misspelled),
            });
        }
    }

    /// Notes that a part has no meaning which may be a use of any name, and an assignment to it.
    fn lose(&mut self) {
        self.open = Open {
            uses: true,
            targets: true,
        };
    }

    fn states(&mut self) -> Vec<StateInfo> {
        let def = self.def;
        let mut states = Vec::new();
        let mut allows: &[ast::Allow] = &[];
        for (id, state) in def.states.iter().enumerate() {
            let initial = state.initial.as_ref();
            let condition = state.condition.as_ref();
            let start = self.next_place();
            let initial = initial.map(|x| self.at(Section::Initial, |r| r.expr(x)));
            let condition = condition.map(|x| self.at(Section::Condition, |r| r.expr(x)));
            let end = self.next_place();
            if state.name.begins() {
                allows = &state.allows;
            }
            self.allow(allows, Covers::State(id, start..end));
            // Where it exists is open, and so is where it must be assigned.
            let condition = condition.filter(|condition| {
                self.open.targets |= condition.has_error();
                !condition.has_error()
            });
            self.open.targets |= state.unclear;
            states.push(StateInfo {
                storage: state.storage,
                initial,
                condition,
                used: false,
            });
        }
        states
    }
}

fn describe(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Param(_) => "a hyper-parameter",
        Symbol::State(_) => "a state",
        Symbol::List(_) => "a list",
        Symbol::Let(_) => "an intermediate",
        Symbol::Weight => "the weights",
        Symbol::Grad => "the gradient",
        Symbol::Input(_) => "an input",
        Symbol::Step => "the step number",
    }
}
