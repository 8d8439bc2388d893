//! Equations of lists of tensors, which PyTorch computes with few calls: `torch._foreach_mul(m, beta)`.
//!
//! It is for rules in which each weight goes its own way and whose numbers are the same for all tensors that have taken as
//! many steps. Above each line stands the equation. What PyTorch has no word for is written tensor by tensor.

use super::Python;
use super::file::{asks_of_tensors, each_formula};
use crate::language::operators::BinaryOp;
use crate::language::storage::Storage;
use crate::model::Model;
use crate::notation::formula::{Formula, Line, Symbol};
use crate::notation::letters::Letters;

/// Whether a rule can be written so.
pub(super) fn takes(model: &Model<'_>, letters: &Letters, lines: &[Line]) -> bool {
    let mut apart = !model.noise.is_empty();
    apart |= model.states.iter().any(|it| it.storage != Storage::Weight);
    apart |= asks_of_tensors(model, letters, lines);
    each_formula(model, letters, lines, &mut |part| {
        apart |= matches!(part, Formula::Retained(..));
    });
    !apart
}

/// The equations.
pub(super) fn body(python: &mut Python<'_>, lines: &[Line]) -> String {
    python.of_lists = true;
    python.lines(lines, 2);
    std::mem::take(&mut python.out)
}

/// Last step's values, or those that states begin with.
pub(super) fn old_states(python: &mut Python<'_>) {
    let w = python.names.weight.clone();
    for id in 0..python.model.states.len() {
        if !python.read.contains(&id) {
            continue;
        }
        let mut depth = 2;
        if let Some(condition) = python.condition(id) {
            python.line(2, &format!("if {condition}:"));
            depth = 3;
        }
        let (key, begins) = (python.key(id), python.begins(id));
        python.ask_at_first(&key, &begins, depth);
        python.lists = Some(vec![w.clone()]);
        let initial = python.initial(id);
        let read = python.lists.take().unwrap_or_default().join(", ");
        let old = python.names.old[id].clone();
        python.line(depth, &format!("{old} = ["));
        python.line(
            depth + 1,
            &format!("state[{key}] if {key} in state else {initial}"),
        );
        python.line(
            depth + 1,
            &format!("for state, {read} in zip(states, {read})"),
        );
        python.line(depth, "]");
    }
}

pub(super) fn new_states(python: &mut Python<'_>) {
    let mut always = Vec::new();
    let mut sometimes = Vec::new();
    for id in 0..python.model.states.len() {
        match python.condition(id) {
            None => always.push(id),
            Some(condition) => sometimes.push((condition, id)),
        }
    }
    let names: Vec<_> = always
        .iter()
        .map(|id| python.names.states[*id].clone())
        .collect();
    if !always.is_empty() {
        let names = names.join(", ");
        python.line(2, &format!("for state, {names} in zip(states, {names}):"));
    }
    for (id, name) in always.into_iter().zip(names) {
        let key = python.key(id);
        python.line(3, &format!("state[{key}] = {name}"));
    }
    for (condition, id) in sometimes {
        python.line(2, &format!("if {condition}:"));
        let name = python.names.states[id].clone();
        python.line(3, &format!("for state, {name} in zip(states, {name}):"));
        let key = python.key(id);
        python.line(4, &format!("state[{key}] = {name}"));
    }
}

impl Python<'_> {
    /// `symbol = value`, of lists.
    pub(super) fn listed_equation(&mut self, symbol: Symbol, value: &Formula, depth: usize) {
        let name = self.assigned(symbol);
        if self.is_static(&Formula::Symbol(symbol)) {
            let text = self.value(symbol, value);
            return self.line(depth, &format!("{name} = {text}"));
        }
        let kept = matches!(symbol, Symbol::State(..)) && self.is_callers(value);
        if let (false, Some(text)) = (kept, self.list(value)) {
            // A name or a choice of names is its own equation.
            if text.contains("_foreach_") {
                let plain = self.value(symbol, value);
                self.line(depth, &format!("# {name} = {plain}"));
            }
            return self.line(depth, &format!("{name} = {text}"));
        }
        self.lists = Some(Vec::new());
        let text = self.value(symbol, value);
        let read = self.lists.take().unwrap_or_default();
        let text = match read.as_slice() {
            [one] => format!("{name} = [{text} for {one} in {one}]"),
            several => {
                let several = several.join(", ");
                format!("{name} = [{text} for {several} in zip({several})]")
            }
        };
        self.line(depth, &text);
    }

    /// A value of lists, if PyTorch has words for it.
    fn list(&mut self, formula: &Formula) -> Option<String> {
        let call = |name: &str, a: &str, b: &str| Some(format!("torch._foreach_{name}({a}, {b})"));
        match formula {
            Formula::Symbol(symbol) if !self.is_static(formula) => Some(self.name(*symbol)),
            Formula::Neg(x) if !self.is_static(x) => {
                Some(format!("torch._foreach_neg({})", self.list(x)?))
            }
            Formula::Binary(op, a, b, _) => {
                let name = match op {
                    BinaryOp::Add => "add",
                    BinaryOp::Sub => "sub",
                    BinaryOp::Mul => "mul",
                    BinaryOp::Div => "div",
                    BinaryOp::Pow => "pow",
                    BinaryOp::And | BinaryOp::Or => return None,
                };
                match (self.is_static(a), self.is_static(b)) {
                    (true, true) => None,
                    (false, false) if *op == BinaryOp::Pow => None,
                    (false, false) => call(name, &self.list(a)?, &self.list(b)?),
                    (false, true) => {
                        let (a, b) = (self.list(a)?, self.expression(b));
                        call(name, &a, &b)
                    }
                    (true, false) => {
                        let (k, x) = (self.expression(a), self.list(b)?);
                        match op {
                            BinaryOp::Add | BinaryOp::Mul => call(name, &x, &k),
                            BinaryOp::Sub => call("add", &format!("torch._foreach_neg({x})"), &k),
                            BinaryOp::Pow => call(name, &k, &x),
                            BinaryOp::Div | BinaryOp::And | BinaryOp::Or => None,
                        }
                    }
                }
            }
            Formula::Call(function, arguments) => {
                self.list_function(function.name, function.torch.list, arguments)
            }
            Formula::Choice(condition, _, a, b) if self.is_static(condition) => {
                let (a, b) = (self.list(a)?, self.list(b)?);
                let condition = self.expression(condition);
                Some(format!("({a} if {condition} else {b})"))
            }
            _ => None,
        }
    }

    fn list_function(
        &mut self,
        name: &str,
        list: Option<&str>,
        arguments: &[Formula],
    ) -> Option<String> {
        let numbers: Vec<_> = arguments.iter().map(|x| self.is_static(x)).collect();
        match (name, arguments, numbers.as_slice()) {
            (_, [x], [false]) => Some(format!("{}({})", list?, self.list(x)?)),
            (_, [x, y], [false, false]) => {
                Some(format!("{}({}, {})", list?, self.list(x)?, self.list(y)?))
            }
            ("max" | "min", [x, k], [false, true]) | ("max" | "min", [k, x], [true, false]) => {
                let k = self.expression(k);
                Some(format!("{}({}, {k})", list?, self.list(x)?))
            }
            ("clamp", [x, low, high], [false, true, true]) => {
                let (low, high) = (self.expression(low), self.expression(high));
                let above = format!("torch._foreach_maximum({}, {low})", self.list(x)?);
                Some(format!("torch._foreach_minimum({above}, {high})"))
            }
            _ => None,
        }
    }
}
