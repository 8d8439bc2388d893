//! The rule as a function of NumPy: short enough to read, and what the tests compare with.
//!
//! ```text
//! import numpy as np
//!
//!
//! def momentum(
//!     w, g, state, t,
//!     lr=0.01,  # lr >= 0
//!     beta=0.9,  # 0 <= beta < 1
//! ):
//!     m_prev = state.get("m", np.zeros_like(w))
//!     m = beta * m_prev + (1 - beta) * g
//!     w = w - lr * m
//!     return w, {"m": m}
//! ```
//!
//! It computes in the order in which the rule is written. Nothing is changed in place, and what
//! does not exist (a state without its flag) is not touched.

mod arguments;
mod dialect;
mod eval;
mod expressions;
#[cfg(any(test, feature = "text"))]
mod file;
#[cfg(any(test, feature = "text"))]
mod foreach;
#[cfg(any(test, feature = "text"))]
mod helpers;
#[cfg(any(test, feature = "text"))]
mod learn;
mod matrices;
mod names;
#[cfg_attr(
    not(any(test, feature = "text")),
    allow(dead_code, reason = "NumPy alone is printed")
)]
mod numbers;
#[cfg(any(test, feature = "text"))]
mod optax;
mod reductions;
mod selected;
#[cfg(any(test, feature = "text"))]
mod torch;
mod words;

use std::collections::{BTreeSet, HashSet};

use self::arguments::Argument;
use self::dialect::Dialect;
pub(super) use self::eval::eval_function;
use self::names::Names;
#[cfg(any(test, feature = "text"))]
pub(super) use self::optax::file as optax;
use self::selected::Selected;
#[cfg(any(test, feature = "text"))]
pub(super) use self::torch::file as torch;
use super::equations::Equations;
use super::formula::{Formula, Line, Symbol, When};
use super::letters::Letters;
use crate::language::domain::Domain;
use crate::language::ids::{InputId, LetId, ParamId, StateId};
use crate::language::literal::Literal;
use crate::language::number::write_number;
use crate::language::precedence::Precedence;
use crate::language::scope::Scope;
use crate::language::storage::Storage;
use crate::model::{Model, averages};

/// The whole text of the function, with its import.
pub(super) fn function(
    model: &Model<'_>,
    letters: &Letters,
    domains: &[Option<Domain>],
    lines: &[Line],
) -> String {
    let mut python = Python::new(model, letters, Dialect::Numpy);
    python.lines(lines, 1);
    let body = std::mem::take(&mut python.out);
    python.signature(domains);
    for name in python.helpers.clone() {
        let lines = matrices::definition(name);
        lines.iter().for_each(|line| python.line(1, line));
        if !lines.is_empty() {
            python.line(0, "");
        }
    }
    python.requires();
    python.old_states();
    python.out.push_str(&body);
    python.new_states();
    python.out
}

impl Storage {
    /// The axis of the weights that a square matrix is of.
    fn side(self) -> i32 {
        if self == Self::RowPair { -2 } else { -1 }
    }
}

struct Python<'m> {
    dialect: Dialect,
    model: &'m Model<'m>,
    letters: &'m Letters,
    names: Names,
    /// States whose value before the step is read; in `eval`, whose value is.
    read: HashSet<StateId>,
    evaluates: bool,
    /// Intermediates that may be one number and not an array.
    plain: HashSet<LetId>,
    /// Functions that are called and that the library does not have.
    helpers: BTreeSet<&'static str>,
    /// Intermediates and corrected states that are no numbers of Python.
    moving: HashSet<Symbol>,
    /// Hyper-parameters that optax cannot inject.
    fixed: HashSet<ParamId>,
    /// Intermediates that are made of what optax may inject.
    injected: HashSet<Symbol>,
    /// Within how many choices that compute both values.
    beside: usize,
    domains: Vec<Option<Domain>>,
    /// Intermediates that may be tensors of the caller's, which change later.
    callers: HashSet<Symbol>,
    /// Whether what there is per weight is lists of tensors.
    of_lists: bool,
    /// Branches that are both computed, from the outside.
    selected: Vec<Selected>,
    /// What is given beside the gradient and is known to be there, where PyTorch's text is at present.
    given: HashSet<InputId>,
    /// What is read of lists of tensors, where that is looked for.
    lists: Option<Vec<String>>,
    out: String,
}

impl<'m> Python<'m> {
    fn new(model: &'m Model<'m>, letters: &'m Letters, dialect: Dialect) -> Self {
        Self {
            dialect,
            model,
            letters,
            names: Names::of(model, dialect),
            read: HashSet::new(),
            evaluates: false,
            plain: HashSet::new(),
            helpers: BTreeSet::new(),
            moving: HashSet::new(),
            fixed: HashSet::new(),
            injected: HashSet::new(),
            beside: 0,
            domains: Vec::new(),
            callers: HashSet::new(),
            of_lists: false,
            selected: Vec::new(),
            given: HashSet::new(),
            lists: None,
            out: String::new(),
        }
    }
}

impl Python<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        self.out.push_str(&"    ".repeat(depth));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn signature(&mut self, domains: &[Option<Domain>]) {
        let rule = self.model.def.name.to_string();
        let step = self.names.step.clone();
        let Names { weight, grad, .. } = &self.names;
        let mut inputs = vec![weight.as_str(), grad];
        inputs.extend(self.names.inputs.iter().map(String::as_str));
        inputs.extend(self.names.noise.iter().map(String::as_str));
        inputs.extend(["state", &step]);
        let inputs = inputs.join(", ");
        self.head(&words::function(&rule, Dialect::Numpy), &inputs, domains);
        self.line(
            1,
            &format!("\"\"\"Step {step} of {rule}, counted from 1: the new weights and state."),
        );
        self.line(0, "");
        self.line(
            1,
            "Before the first step the state is {}; later it is what the last step gave.",
        );
        self.line(1, "\"\"\"");
    }

    /// The import, and the function's name with what it is given.
    fn head(&mut self, function: &str, inputs: &str, domains: &[Option<Domain>]) {
        self.out.push_str("import numpy as np\n\n\n");
        if self.model.def.params.is_empty() {
            self.line(0, &format!("def {function}({inputs}):"));
            return;
        }
        self.line(0, &format!("def {function}("));
        self.line(1, &format!("{inputs},"));
        self.parameters(domains, 1);
        self.line(0, "):");
    }

    /// An argument for each hyper-parameter and list of them, with its default and what it must satisfy.
    fn parameters(&mut self, domains: &[Option<Domain>], depth: usize) {
        for Argument {
            name,
            default,
            domain,
            count,
            ..
        } in self.arguments(domains)
        {
            let comment = match (domain, count) {
                (None, _) => String::new(),
                (Some(domain), None) => format!("  # {domain}"),
                (Some(domain), Some(_)) => format!("  # {domain}, for each"),
            };
            self.line(depth, &format!("{name}={default},{comment}"));
        }
    }

    fn requires(&mut self) {
        for (condition, declared) in self.model.requires.iter().zip(&self.model.def.requires) {
            let condition = Equations::new(self.model, self.letters).condition(condition);
            let broken = Formula::Not(Box::new(condition), Scope::Step);
            let broken = self.expression(&broken);
            self.line(1, &format!("if {broken}:"));
            let message = quoted(&declared.message);
            self.line(2, &format!("raise ValueError({message})"));
        }
    }

    /// The condition under which a state exists.
    fn condition(&mut self, id: StateId) -> Option<String> {
        let condition = self.model.states[id].condition.as_ref()?;
        let condition = Equations::new(self.model, self.letters).condition(condition);
        Some(self.expression(&condition))
    }

    fn old_states(&mut self) {
        for id in 0..self.model.states.len() {
            if !self.read.contains(&id) {
                continue;
            }
            let mut depth = 1;
            if let Some(condition) = self.condition(id) {
                self.line(1, &format!("if {condition}:"));
                depth = 2;
            }
            let initial = Equations::new(self.model, self.letters).initial(id);
            let storage = self.model.states[id].storage;
            let initial = match initial {
                _ if storage.is_square() => self.diagonal(storage, &initial),
                // Per row or column it takes its shape from what is added.
                _ if self.model.states[id].storage != Storage::Weight => self.expression(&initial),
                Formula::Number(0.0) => format!("np.zeros_like({})", self.names.weight),
                // The caller may change their arrays.
                Formula::Symbol(Symbol::Weight(_) | Symbol::Grad(_)) => {
                    format!("np.copy({})", self.expression(&initial))
                }
                _ => self.full(&initial),
            };
            let key = quoted(&self.model.state_name(id));
            let old = &self.names.old[id];
            let text = format!("{old} = state.get({key}, {initial})");
            self.line(depth, &text);
        }
    }

    /// A key beside those of the states.
    fn key_beside(&self, wanted: &str) -> String {
        let mut key = wanted.to_owned();
        while (0..self.model.states.len()).any(|id| self.model.state_name(id) == key) {
            key.push('_');
        }
        key
    }

    fn retained_key(&self, id: StateId) -> String {
        quoted(&self.key_beside(&format!("{}_retained", self.model.state_name(id))))
    }

    /// The product of the rates at which a state has forgotten, which the caller keeps beside it.
    fn retained(&mut self, id: StateId, rate: &Formula) -> (String, Precedence) {
        let key = self.retained_key(id);
        if self.dialect == Dialect::Jax {
            let kept = self.names.retained[id].clone();
            if self.evaluates {
                return (kept, Precedence::Atom);
            }
            let rate = self.held(rate, Precedence::Power);
            return (format!("{kept} * {rate}"), Precedence::Product);
        }
        if self.evaluates {
            return (format!("state[{key}]"), Precedence::Atom);
        }
        let rate = self.held(rate, Precedence::Power);
        (
            format!("state.get({key}, 1.0) * {rate}"),
            Precedence::Product,
        )
    }

    fn new_states(&mut self) {
        let entry = |python: &Self, id: StateId| {
            let key = quoted(&python.model.state_name(id));
            (key, python.names.states[id].clone())
        };
        let mut always = Vec::new();
        let mut sometimes = Vec::new();
        for id in 0..self.model.states.len() {
            let (key, value) = entry(self, id);
            match self.condition(id) {
                None => always.push(format!("{key}: {value}")),
                Some(condition) => sometimes.push((condition, key, value)),
            }
        }
        for (id, rate) in averages::tracked(self.model) {
            let Some(rate) = rate.filter(|rate| averages::changes(self.model, rate)) else {
                continue;
            };
            let rate = Equations::new(self.model, self.letters).rate(rate);
            let key = self.retained_key(id);
            // While the state rests nothing is forgotten.
            let rate = match &self.model.states[id].condition {
                Some(condition) => Formula::Choice(
                    Box::new(Equations::new(self.model, self.letters).condition(condition)),
                    Scope::Step,
                    Box::new(rate),
                    Box::new(Formula::Number(1.0)),
                ),
                None => rate,
            };
            always.push(format!("{key}: {}", self.retained(id, &rate).0));
        }
        let always = format!("{{{}}}", always.join(", "));
        let weight = self.names.weight.clone();
        if sometimes.is_empty() {
            self.line(1, &format!("return {weight}, {always}"));
            return;
        }
        self.line(1, &format!("state = {always}"));
        for (condition, key, value) in sometimes {
            self.line(1, &format!("if {condition}:"));
            self.line(2, &format!("state[{key}] = {value}"));
        }
        self.line(1, &format!("return {weight}, state"));
    }

    fn lines(&mut self, lines: &[Line], depth: usize) {
        let given = self.given.clone();
        for line in lines {
            if let Line::Equation(_, read)
            | Line::If {
                condition: read, ..
            } = line
            {
                self.ask_for(read, depth);
            }
            match line {
                #[cfg(any(test, feature = "text"))]
                Line::Equation(symbol, value) if self.of_lists => {
                    self.listed_equation(*symbol, value, depth);
                }
                Line::Equation(symbol, value) => {
                    let text = self.value(*symbol, value);
                    let name = self.assigned(*symbol);
                    self.line(depth, &format!("{name} = {text}"));
                }
                Line::Drawn(noise) => self.drawn(*noise, depth),
                Line::If {
                    condition,
                    then,
                    otherwise,
                } if !self.decides(condition) => self.select(condition, then, otherwise, depth),
                Line::If { .. } => self.branches(line, depth, "if"),
            }
        }
        self.given = given;
    }

    /// Asks for what a formula reads beside the gradient: PyTorch's text is given it by name, and a step that does not read
    /// it does without.
    fn ask_for(&mut self, formula: &Formula, depth: usize) {
        if self.dialect != Dialect::Torch {
            return;
        }
        let mut read = Vec::new();
        formula.each(&mut |part| {
            if let Formula::Symbol(Symbol::Input(id)) = part {
                read.push(*id);
            }
        });
        for id in read {
            if self.model.inputs()[id].scalar || !self.given.insert(id) {
                continue;
            }
            self.helpers.insert("_given");
            let (input, w) = (&self.names.inputs[id], &self.names.weight);
            let text = match self.of_lists {
                true => format!("_given(\"{input}\", {input}, {w})"),
                false => format!("_given(\"{input}\", [{input}], [{w}])"),
            };
            self.line(depth, &text);
        }
    }

    fn branches(&mut self, line: &Line, depth: usize, word: &str) {
        let Line::If {
            condition,
            then,
            otherwise,
        } = line
        else {
            return;
        };
        let condition = self.expression(condition);
        self.line(depth, &format!("{word} {condition}:"));
        self.lines(then, depth + 1);
        match otherwise.as_slice() {
            [] => {}
            [line @ Line::If { condition, .. }] if self.decides(condition) => {
                self.branches(line, depth, "elif");
            }
            lines => {
                self.line(depth, "else:");
                self.lines(lines, depth + 1);
            }
        }
    }

    /// What is assigned: an array wherever there is a value per weight.
    fn value(&mut self, symbol: Symbol, value: &Formula) -> String {
        let plain = self.is_plain(value);
        match symbol {
            Symbol::Let(id, _) => {
                if plain {
                    self.plain.insert(id);
                }
                self.moved(symbol, value)
            }
            Symbol::State(id, _) | Symbol::Corrected(id)
                if self.model.states[id].storage != Storage::Weight =>
            {
                self.moved(symbol, value)
            }
            _ if plain => self.full(value),
            Symbol::State(..) if self.is_callers(value) => {
                format!("{}.clone()", self.held(value, Precedence::Atom))
            }
            _ => self.expression(value),
        }
    }

    /// An array of the weights' shape.
    fn full(&mut self, value: &Formula) -> String {
        let plain = self.is_plain(value);
        let text = self.expression(value);
        if plain {
            self.filled(value, &text)
        } else {
            text
        }
    }

    /// What a square matrix starts at.
    fn diagonal(&mut self, storage: Storage, initial: &Formula) -> String {
        let w = self.names.weight.clone();
        let side = storage.side();
        let one = format!("np.eye({w}.shape[{side}], dtype={w}.dtype)");
        if initial.is_number(1.0) {
            return one;
        }
        format!("{} * {one}", self.held(initial, Precedence::Product))
    }

    /// Whether a value may be one number, or one for each row or column, and not an array.
    fn is_plain(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Number(_)
            | Formula::Truth(_)
            | Formula::Reduce(..)
            | Formula::Measure(_)
            | Formula::New(_)
            | Formula::Retained(..) => true,
            Formula::Symbol(symbol) => match symbol {
                Symbol::Param(_) | Symbol::Step => true,
                Symbol::Input(id) => self.model.inputs()[*id].scalar,
                Symbol::State(id, _) | Symbol::Corrected(id) => {
                    self.model.states[*id].storage != Storage::Weight
                }
                Symbol::Let(id, _) => self.plain.contains(id),
                Symbol::Weight(_)
                | Symbol::Tensor
                | Symbol::Evaluated
                | Symbol::Grad(_)
                | Symbol::Noise(_) => false,
            },
            Formula::Neg(x) | Formula::Not(x, _) => self.is_plain(x),
            Formula::Binary(_, a, b, _) => self.is_plain(a) && self.is_plain(b),
            Formula::Chain(list, ..) | Formula::Call(_, list) => {
                list.iter().all(|x| self.is_plain(x))
            }
            // `np.where` of an array is an array; the branch that is taken may be a number.
            Formula::Choice(_, scope, a, b) if scope.is_number() => {
                self.is_plain(a) || self.is_plain(b)
            }
            Formula::Matrix(..) | Formula::Choice(..) => false,
        }
    }

    fn name(&mut self, symbol: Symbol) -> String {
        let read = if self.evaluates {
            When::Now
        } else {
            When::Before
        };
        if let Symbol::State(id, when) = symbol
            && when == read
        {
            self.read.insert(id);
        }
        let name = self.names.of_symbol(symbol).to_owned();
        let name = self.present(name);
        if !self.is_static(&Formula::Symbol(symbol)) {
            self.listed(&name);
        }
        name
    }
}

fn default(value: Option<Literal>) -> String {
    match value {
        Some(Literal::Number(value)) => {
            let text = number(value);
            // A number by its look, whatever its value.
            let whole = text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-');
            if whole { format!("{text}.0") } else { text }
        }
        Some(Literal::Flag(true)) => "True".to_owned(),
        Some(Literal::Flag(false)) => "False".to_owned(),
        Some(Literal::Count(value)) => value.to_string(),
        None => "0.0".to_owned(),
    }
}

fn number(value: f64) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ok = write_number(&mut text, value);
    text
}

/// A string of Python on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
