//! Equations under a setting: conditions that it decides, terms that vanish.

use super::marks::Marks;
use super::read::drawn;
use super::setting::{Knowledge, Setting, Value};
use super::simple::{is, rebuilt};
use crate::language::ids::LetId;
use crate::language::operators::BinaryOp;
use crate::language::scope::Scope;
use crate::notation::formula::{Formula, Line, Symbol};

/// Equations of which a setting has decided what it can.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) lines: Vec<Line>,
    /// Intermediates that are not what was written.
    pub(super) touched: Marks<bool>,
    /// Whether anything is not.
    pub(super) changed: bool,
}

pub(super) struct Resolver<'s> {
    known: Knowledge<'s>,
    /// Conditions with a name; `None` for one that is defined in two branches.
    truths: Marks<Option<bool>>,
    /// Intermediates that have been defined.
    defined: Marks<bool>,
    touched: Marks<bool>,
    changed: bool,
}

impl<'s> Resolver<'s> {
    pub(super) fn new(setting: &'s Setting) -> Self {
        Self {
            known: Knowledge {
                setting,
                lets: Marks::default(),
            },
            truths: Marks::default(),
            defined: Marks::default(),
            touched: Marks::default(),
            changed: false,
        }
    }

    pub(super) fn resolved(mut self, lines: &[Line]) -> Resolved {
        let mut lines = self.lines(lines);
        // Nobody draws what vanishes.
        let drawn = drawn(&lines);
        lines.retain(|line| !matches!(line, Line::Drawn(noise) if !drawn.contains(noise)));
        Resolved {
            lines,
            touched: self.touched,
            changed: self.changed,
        }
    }

    fn lines(&mut self, lines: &[Line]) -> Vec<Line> {
        let mut resolved = Vec::new();
        for line in lines {
            match line {
                Line::Equation(symbol, value) => {
                    let new = self.formula(value);
                    let changed = new.is_some();
                    let value = new.unwrap_or_else(|| value.clone());
                    self.changed |= changed;
                    if let Symbol::Let(id, _) = symbol {
                        if changed {
                            *self.touched.at(*id) = true;
                        }
                        self.note(*id, &value);
                    }
                    resolved.push(Line::Equation(*symbol, value));
                }
                Line::Drawn(_) => resolved.push(line.clone()),
                Line::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let new = self.formula(condition);
                    self.changed |= new.is_some();
                    match new.unwrap_or_else(|| condition.clone()) {
                        Formula::Truth(true) => resolved.extend(self.lines(then)),
                        Formula::Truth(false) => resolved.extend(self.lines(otherwise)),
                        condition => {
                            let (then, otherwise) = (self.lines(then), self.lines(otherwise));
                            resolved.extend(Line::choice(condition, Scope::Step, then, otherwise));
                        }
                    }
                }
            }
        }
        resolved
    }

    fn note(&mut self, id: LetId, value: &Formula) {
        let truth = match value {
            Formula::Truth(truth) => Some(*truth),
            _ => None,
        };
        let range = self.known.range(value);
        let twice = std::mem::replace(self.defined.at(id), true);
        *self.truths.at(id) = truth.filter(|_| !twice);
        *self.known.lets.at(id) = range.filter(|_| !twice);
    }

    /// What a formula is under the setting, if that is another one.
    pub(super) fn formula(&self, formula: &Formula) -> Option<Formula> {
        match formula {
            Formula::Symbol(Symbol::Param(id)) => match &self.known.setting[*id] {
                Value::Flag(flag) => Some(Formula::Truth(*flag)),
                Value::Number(range) => {
                    (range.exactly() == Some(0.0)).then_some(Formula::Number(0.0))
                }
            },
            Formula::Symbol(Symbol::Let(id, _)) => self.truths.get(*id).map(Formula::Truth),
            Formula::Chain(operands, ops, _) => match self.known.holds(operands, ops) {
                Some(truth) => Some(Formula::Truth(truth)),
                None => rebuilt(formula, &mut |part| self.formula(part)),
            },
            // A quotient by zero is in no branch that is taken.
            Formula::Binary(BinaryOp::Div, _, below, _) => rebuilt(formula, &mut |part| {
                let new = self.formula(part);
                new.filter(|new| !(std::ptr::eq(part, &**below) && is(new, 0.0)))
            }),
            formula => rebuilt(formula, &mut |part| self.formula(part)),
        }
    }
}
