//! Modifiers: changes of a rule's equations before they are checked, so that every stage behind sees one rule.
//!
//! A modifier changes the gradient before the equations, what they alone take for it, what the step is taken from, the
//! step, the weights behind it, or what a model is evaluated with. All of it is done with syntax trees: `g = …` becomes
//! `let g = …;` above the equations; where the rule assigns its weights stand `let u = …;`, what modifiers make of it,
//! and then the assignment.

pub(crate) mod assemble;
pub(crate) mod built_in;
mod change;
mod gradient;
mod names;
mod parameters;
mod probe;
mod split;

pub(crate) use self::probe::check;

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};

use self::change::{Change, Changes};
use self::names::Names;
use crate::diag::findings::Finding;
use crate::diag::{Diagnostic, Errors, findings, nearest};
use crate::functions::{self, Function};
use crate::syntax::ast::{
    Eval, Expr, ExprKind, ModifierDef, ModifierUse, ParamDecl, Part, RuleDef, StateDecl, Stmt, With,
};
use crate::syntax::rename::renamed;

/// What step number a rule is given that had none: the first of these that is free.
const STEPS: [&str; 4] = ["t", "k", "n", "step"];

/// What is not asked of equations that were written elsewhere, and judged there: how averages go together, and
/// what silences that. Which way a step goes and how often it decays, the whole alone tells.
const JUDGED: &[&Finding] = &[
    &findings::UNUSED_ALLOW,
    &findings::REVERSED_EMA,
    &findings::MISPLACED_EPS,
    &findings::LONELY_DEBIAS,
    &findings::LOW_DECAY_RATE,
    &findings::CORRECTED_STATE,
    &findings::CONSTANT_CORRECTION,
    &findings::MULTIPLIED_CORRECTION,
    &findings::FOREIGN_CORRECTION,
    &findings::CORRECTED_TWICE,
    &findings::CORRECTED_SUM,
    &findings::LATE_GRADIENT,
    &findings::MISSING_ROOT,
    &findings::RATE_TWICE,
    &findings::MISMATCHED_SHARES,
    &findings::SWAPPED_RATES,
    &findings::UNEVEN_AVERAGES,
    &findings::VANISHING_PRODUCT,
];

/// The rule with these modifiers, which were found by the list behind its `with`.
pub(crate) fn compose(
    rule: RuleDef,
    modifiers: Vec<(ModifierUse, ModifierDef)>,
    errors: &Errors,
) -> RuleDef {
    for path in rule.with.paths() {
        errors.mute(path.span(), JUDGED);
    }
    let base = match &rule.with.base {
        Some(base) => base.text.clone(),
        None => rule.name.to_string(),
    };
    let mut rule = rule;
    begin_with_the_gradient(&mut rule);
    let mut composer = Composer {
        names: Names::of(&rule),
        evaluates: rule.eval.as_ref().map(|_| base.clone()),
        rule,
        base,
        errors,
        gradient: Vec::new(),
        penalties: Vec::new(),
        changes: Changes::default(),
    };
    let mut seen: HashSet<String> = HashSet::new();
    for (used, modifier) in modifiers {
        let name = modifier.name.to_string();
        if !seen.insert(name.clone()) {
            errors.report(
                &findings::MODIFIER_TWICE,
                used.path.source,
                format!("`{name}` stands in the list a second time"),
                "remove it",
            );
            continue;
        }
        composer.add(&used, modifier);
    }
    composer.finish()
}

struct Composer<'a> {
    rule: RuleDef,
    /// What the rule is called in messages: that whose equations it has.
    base: String,
    errors: &'a Errors,
    names: Names,
    /// Who says what to evaluate with.
    evaluates: Option<String>,
    /// What stands above the rule's equations.
    gradient: Vec<Stmt>,
    /// What stands between.
    penalties: Vec<Change>,
    changes: Changes,
}

impl Composer<'_> {
    fn add(&mut self, used: &ModifierUse, mut modifier: ModifierDef) {
        let at = used.path.span();
        let remembers = !modifier.states.is_empty();
        let Some(mut own) = self.declarations(used, &mut modifier) else {
            return;
        };
        self.rate(used, &modifier, &own);
        for require in &mut modifier.requires {
            require.condition = require.condition.renamed(&by(&own));
        }
        self.rule.requires.append(&mut modifier.requires);
        if let Some(part) = &modifier.gradient {
            let body = self.part(part, &mut own, &["g", "w"], at);
            self.change_gradient(used, &part.names, body, remembers);
        }
        if let Some(part) = &modifier.penalty {
            let body = self.part(part, &mut own, &["", "w"], at);
            self.penalize(used, part, body, remembers);
        }
        if let Some(part) = &modifier.from {
            let body = self.part(part, &mut own, &["", "w", "behind"], at);
            self.changes.starts.push(Change::new(part, body));
        }
        if let Some(part) = &modifier.step {
            let body = self.part(part, &mut own, &["", "w", "behind"], at);
            self.changes.steps.push(Change::new(part, body));
        }
        if let Some(part) = &modifier.weights {
            let body = self.part(part, &mut own, &["", "old", "behind"], at);
            self.changes.weights.push(Change::new(part, body));
        }
        if let Some(part) = &modifier.eval {
            self.evaluate(used, part, &mut own, at);
        }
    }

    /// Gives the rule the hyper-parameters and states of a modifier, under their new names.
    fn declarations(
        &mut self,
        used: &ModifierUse,
        modifier: &mut ModifierDef,
    ) -> Option<HashMap<String, Ident>> {
        let given = parameters::given(used, modifier, &self.rule, &self.base, self.errors);
        let (at, name) = (used.path.span(), modifier.name.to_string());
        let own = |word: &Ident| {
            let word = word.to_string();
            Ident::new(
                &if word == name {
                    word
                } else {
                    format!("{name}_{word}")
                },
                at,
            )
        };
        let params = modifier
            .params
            .iter()
            .filter(|param| param.name.begins())
            .map(|param| (&param.name.word, "hyper-parameter"));
        let states = modifier
            .states
            .iter()
            .filter(|state| state.name.begins())
            .map(|state| (&state.name.word, "state"));
        let mut map = HashMap::new();
        for (word, what) in params.chain(states) {
            let new = own(word);
            if self.names.declares(&new) {
                self.errors.report(
                    &findings::MODIFIER_TWICE,
                    used.path.source,
                    format!(
                        "`{name}` brings a {what} `{new}`, and `{}` has that name",
                        self.base
                    ),
                    format!("leave `{name}` out, and use what `{}` has", self.base),
                );
                self.lose();
                return None;
            }
            map.insert(word.to_string(), new);
        }
        for new in map.values() {
            self.names.declare(new);
        }
        map.extend(given.own);
        if given.lost {
            self.lose();
        }
        for mut param in modifier.params.drain(..) {
            param.domain = param.domain.map(|domain| domain.renamed(&by(&map)));
            param.name = param.name.renamed(&own);
            self.rule.params.push(param);
        }
        for mut state in modifier.states.drain(..) {
            let mut inner = map.clone();
            if let Some(update) = &self.rule.update {
                inner.insert("w".to_owned(), update.w.clone());
                inner.insert("g".to_owned(), update.g.clone());
            }
            state.initial = state.initial.map(|initial| initial.renamed(&by(&inner)));
            state.condition = state
                .condition
                .map(|condition| condition.renamed(&by(&inner)));
            state.name = state.name.renamed(&own);
            self.rule.states.push(state);
        }
        Some(map)
    }

    /// `lr` is the one name of its rule that a modifier may use.
    fn rate(&mut self, used: &ModifierUse, modifier: &ModifierDef, own: &HashMap<String, Ident>) {
        let parts = modifier.parts();
        let uses = parts.into_iter().flat_map(|(_, part)| part).any(|part| {
            let mut bodies = part.body.iter();
            bodies.any(|statement| statement.mentions(&|name| name == "lr"))
        });
        let has = self
            .rule
            .params
            .iter()
            .any(|param| param.name.word == *"lr");
        // One that may not be called so may be meant.
        let is_refused =
            |param: &ParamDecl| functions::function(&param.name.word.to_string()).is_some();
        let meant = self.rule.params.iter().any(is_refused);
        if uses && !has && !own.contains_key("lr") {
            if !self.rule.gaps.names && !meant {
                self.errors.report(
                    &findings::MODIFIER_CONFLICT,
                    used.path.source,
                    format!(
                        "`{}` computes with the learning rate `lr`, and `{}` has no such hyper-parameter",
                        modifier.name, self.base
                    ),
                    format!(
                        "say what is meant, `{}(lr = …)`, or call the learning rate `lr`",
                        modifier.name
                    ),
                );
            }
            self.rule.gaps.names = true;
        }
    }

    /// The statements of a section, with all names but that of what is changed as the rule has them.
    fn part(
        &mut self,
        part: &Part,
        own: &mut HashMap<String, Ident>,
        roles: &[&str],
        at: Span,
    ) -> Vec<Stmt> {
        let mut map = own.clone();
        for (index, name) in part.names.iter().enumerate() {
            let new = match (roles.get(index), &self.rule.update) {
                (Some(&""), _) => change::changed(at),
                (Some(&"old"), _) => change::before(at),
                (Some(&"w"), Some(update)) => update.w.clone(),
                (Some(&"g"), Some(update)) => update.g.clone(),
                (Some(&"behind"), _) => change::gradient(at),
                (None, Some(_)) => self.step_number(at),
                _ => continue,
            };
            map.insert(name.to_string(), new);
        }
        self.names.local(&part.body, &mut map, at);
        renamed(&part.body, &by(&map))
    }

    /// The name of the step's number, which the rule is given if it has none.
    fn step_number(&mut self, at: Span) -> Ident {
        let Some(update) = &mut self.rule.update else {
            return Ident::new("t", at);
        };
        let names = &mut self.names;
        update
            .t
            .get_or_insert_with(|| {
                let free = STEPS.into_iter().find(|word| !names.has(word));
                names.fresh(free.unwrap_or("step"), at)
            })
            .clone()
    }

    /// `g = …` above the equations; what begins with the gradient begins with the new one.
    fn change_gradient(
        &mut self,
        used: &ModifierUse,
        names: &[Ident],
        body: Vec<Stmt>,
        remembers: bool,
    ) {
        let Some(update) = &self.rule.update else {
            return;
        };
        let (g, shown) = (update.g.clone(), names.first().cloned());
        let is_g = |name: &Ident| *name == g;
        match gradient::single(&body, &g, remembers) {
            Some(new) => {
                self.rule.with.gradient.change(&g, &new);
                self.rule.with.gradient.begin(&g, &mut self.rule.states);
            }
            None => self.no_beginning(used, shown.as_ref().unwrap_or(&g)),
        }
        self.gradient
            .extend(body.into_iter().map(|statement| match statement {
                Stmt::Assign {
                    target, op, value, ..
                } if is_g(&target) => Stmt::Let {
                    value: change::written_out(&target, op, &value),
                    name: target,
                },
                statement => statement,
            }));
    }

    /// What the rule's own equations take for the gradient; what begins with it begins with that.
    fn penalize(&mut self, used: &ModifierUse, part: &Part, body: Vec<Stmt>, remembers: bool) {
        let Some(update) = &self.rule.update else {
            return;
        };
        let (g, changed) = (update.g.clone(), change::changed(used.path.span()));
        match gradient::single(&body, &changed, remembers) {
            Some(new) => {
                self.rule.with.gradient.penalize(&g, &changed, &new);
                self.rule.with.gradient.begin(&g, &mut self.rule.states);
            }
            None => self.no_beginning(used, part.names.first().unwrap_or(&g)),
        }
        self.penalties.push(Change::new(part, body));
    }

    /// Reports states that begin with a gradient of which there is no expression.
    fn no_beginning(&self, used: &ModifierUse, shown: &Ident) {
        let modifier = &used.path.text;
        for (state, _) in self.rule.with.gradient.initials.iter().flatten() {
            self.errors.report(
                &findings::MODIFIER_CONFLICT,
                used.path.source,
                format!(
                    "`{state}` of `{}` begins with the gradient, which `{modifier}` changes by more \
                     than an expression",
                    self.base
                ),
                format!(
                    "leave `{modifier}` out, or take `{shown}` in the equations: `new({state})`"
                ),
            );
        }
    }

    /// Of what is missing now, nothing is said.
    fn lose(&mut self) {
        self.rule.gaps.any = true;
    }

    fn evaluate(
        &mut self,
        used: &ModifierUse,
        part: &Part,
        own: &mut HashMap<String, Ident>,
        at: Span,
    ) {
        let modifier = used.path.text.clone();
        if let Some(other) = &self.evaluates {
            self.errors.report(
                &findings::MODIFIER_CONFLICT,
                used.path.source,
                format!("`{modifier}` and `{other}` both say what to evaluate with"),
                format!("leave `{modifier}` out: a model is evaluated with one of the two"),
            );
            return self.lose();
        }
        self.evaluates = Some(modifier);
        let Some(update) = &self.rule.update else {
            return;
        };
        let w = update.w.clone();
        let mut map = own.clone();
        if let Some(name) = part.names.first() {
            map.insert(name.to_string(), w.clone());
        }
        let t = part.names.get(1).map(|name| {
            let t = self.step_of_eval(at);
            map.insert(name.to_string(), t.clone());
            t
        });
        self.names.local(&part.body, &mut map, at);
        let body = renamed(&part.body, &by(&map));
        self.rule.eval = Some(Eval { w, t, body });
    }

    /// The step number in `eval`, which may be there though `update` has none.
    fn step_of_eval(&mut self, at: Span) -> Ident {
        let known = self
            .rule
            .update
            .as_ref()
            .and_then(|update| update.t.clone());
        known.unwrap_or_else(|| {
            let free = STEPS.into_iter().find(|word| !self.names.has(word));
            Ident::new(free.unwrap_or("step"), at)
        })
    }

    /// The rule with everything in its place.
    fn finish(mut self) -> RuleDef {
        if let Some(mut update) = self.rule.update.take() {
            let own = std::mem::take(&mut update.body);
            let (changes, names) = (&self.changes, &mut self.names);
            update.body = changes.applied(own, &update, &self.rule, names);
            self.rule.update = Some(update);
            gradient::place(&mut self.rule, self.gradient, &self.penalties, names);
        }
        self.rule
    }
}

/// Notes what begins with the gradient, of a rule that no modifier has changed.
fn begin_with_the_gradient(rule: &mut RuleDef) {
    let (gradient, Some(update)) = (&mut rule.with.gradient, &rule.update) else {
        return;
    };
    if gradient.initials.is_some() {
        return;
    }
    let begins = |state: &StateDecl| {
        let initial = state.initial.clone()?;
        let is_g = |name: &Ident| *name == update.g;
        initial
            .mentions(&is_g)
            .then(|| (state.name.to_string(), initial))
    };
    gradient.initials = Some(rule.states.iter().filter_map(begins).collect());
}

/// The new name of each name.
fn by(map: &HashMap<String, Ident>) -> impl Fn(&Ident) -> Ident {
    |name| {
        map.get(&name.to_string())
            .cloned()
            .unwrap_or_else(|| name.clone())
    }
}

/// Whether a function is of more than one weight, or of a state.
fn looks_around(name: &Ident) -> bool {
    functions::function(&name.to_string())
        .is_some_and(|signature| !matches!(signature.function, Function::Pointwise(_)))
}

/// The modifier that is meant by a path: one of the language's by its name.
pub(crate) fn is_built_in(used: &ModifierUse) -> bool {
    built_in::text(&used.path.text).is_some()
}

/// The language's modifier that a name is near to, which is reported.
pub(crate) fn misspelled(used: &ModifierUse, errors: &Errors) -> Option<&'static str> {
    let near = nearest(&used.path.text, built_in::names())?;
    errors.report(
        &findings::UNKNOWN_MODIFIER,
        used.path.source,
        format!("there is no modifier `{}`", used.path.text),
        format!("did you mean `{near}`?"),
    );
    Some(near)
}

/// Reports a modifier that nobody can be asked for.
pub(crate) fn unknown(used: &ModifierUse, errors: &Errors) {
    let names: Vec<_> = built_in::names().map(|name| format!("`{name}`")).collect();
    errors.report(
        &findings::UNKNOWN_MODIFIER,
        used.path.source,
        format!("there is no modifier `{}`", used.path.text),
        format!("the language has {}", names.join(", ")),
    );
}

/// Says of each error whose equations it is in, where these are not written at its place.
pub(crate) fn placed(with: &With, errors: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let one = |error: Diagnostic| {
        let theirs = with.paths().find(|path| error.starts_at(path.span()));
        match theirs {
            Some(path) if error.rule.topic != "modifiers" => Diagnostic {
                message: format!("in the equations of `{}`: {}", path.text, error.message),
                ..error
            },
            _ => error,
        }
    };
    errors.into_iter().map(one).collect()
}

/// An expression that is one name.
fn name(ident: &Ident) -> Expr {
    Expr::new(ExprKind::Name(ident.clone()), ident)
}
