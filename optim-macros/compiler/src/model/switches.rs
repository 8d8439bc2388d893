//! The conditions that select a loop, and which combinations of them can occur.
//!
//! A condition that is the same for all weights is decided before the loop runs: flags, `t == 1`,
//! `momentum > 0`. Its parts between `&&`, `||` and `!` are *switches*. Each combination of
//! switches that no `require` excludes gets a loop of its own, in which no branch on them is left.

use std::collections::HashMap;

use super::defaults::Defaults;
use super::visit::each_assign;
use super::{Expr, Model, Node, Stmt, Update};
use crate::language::ids::LetId;
use crate::language::kind::Kind;
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::scope::Scope;

/// More would mean more than 64 loops for one rule.
pub(crate) const MOST: usize = 6;

/// A part of a condition that has no `&&`, `||` or `!` in it.
#[derive(Debug)]
pub(crate) struct Switch {
    key: String,
    /// The part, so that `true` means that it holds.
    pub(crate) expr: Expr,
}

/// All switches of a rule.
#[derive(Debug)]
pub(crate) struct Switches<'m> {
    pub(crate) list: Vec<Switch>,
    pub(crate) lets: HashMap<LetId, &'m Expr>,
}

/// A value for each switch.
pub(crate) type Setting = Vec<bool>;

impl<'m> Switches<'m> {
    /// Collects the switches of a rule, in the order in which they are written.
    pub(crate) fn of(model: &'m Model<'_>) -> Self {
        Self::of_body(model, &model.body)
    }

    /// Those of `eval`, whose loops are chosen for themselves: it has intermediates of its own, and
    /// a condition on a `scalar` state means another value there.
    pub(crate) fn of_eval(model: &'m Model<'_>) -> Self {
        Self::of_body(model, model.eval.as_ref().map_or(&[], |eval| &eval.body))
    }

    fn of_body(model: &'m Model<'_>, body: &'m [Stmt]) -> Self {
        let mut switches = Self {
            list: Vec::new(),
            lets: HashMap::new(),
        };
        switches.define(body);
        for state in &model.states {
            if let Some(condition) = &state.condition {
                switches.split(condition);
            }
        }
        switches.collect(body);
        switches
    }

    /// Notes the definition of every intermediate.
    fn define(&mut self, body: &'m [Stmt]) {
        for statement in body {
            match statement {
                Stmt::Let(id, value) => {
                    self.lets.insert(*id, value);
                    self.define_inside(value);
                }
                Stmt::Assign(_) => {}
                Stmt::If {
                    then, otherwise, ..
                } => {
                    self.define(then);
                    self.define(otherwise);
                }
            }
        }
        each_assign(body, &mut |assign| match &assign.value {
            Update::Plain(value) => self.define_inside(value),
            Update::Average(average) => {
                self.define_inside(&average.x);
                average
                    .rate()
                    .into_iter()
                    .for_each(|rate| self.define_inside(rate));
            }
        });
    }

    fn define_inside(&mut self, value: &'m Expr) {
        value.each(&mut |expr| {
            if let Node::If {
                then, otherwise, ..
            } = &expr.node
            {
                for (id, value) in then.lets.iter().chain(&otherwise.lets) {
                    self.lets.insert(*id, value);
                }
            }
        });
    }

    fn collect(&mut self, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::Let(_, value) => self.inside(value),
                Stmt::Assign(assign) => match &assign.value {
                    Update::Plain(value) => self.inside(value),
                    Update::Average(average) => {
                        average
                            .rate()
                            .into_iter()
                            .for_each(|rate| self.inside(rate));
                        self.inside(&average.x);
                    }
                },
                Stmt::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    if condition.scope == Scope::Step {
                        self.split(condition);
                    }
                    self.collect(then);
                    self.collect(otherwise);
                }
            }
        }
    }

    /// Switches inside an expression: conditions that are the same for all weights, in one that
    /// is not.
    fn inside(&mut self, value: &Expr) {
        value.each(&mut |expr| {
            // At step scope the branch is taken on the host, where it costs nothing.
            if expr.scope == Scope::Step {
                return;
            }
            match &expr.node {
                Node::If { condition, .. } if condition.scope == Scope::Step => {
                    self.split(condition);
                }
                Node::Not(_) | Node::Binary(BinaryOp::And | BinaryOp::Or, ..) => {
                    for child in expr.children() {
                        if child.scope == Scope::Step {
                            self.split(child);
                        }
                    }
                }
                _ => {}
            }
        });
    }

    /// Takes a condition apart at `&&`, `||` and `!`.
    fn split(&mut self, condition: &Expr) {
        match &condition.node {
            Node::Not(x) => self.split(x),
            Node::Binary(BinaryOp::And | BinaryOp::Or, a, b) => {
                self.split(a);
                self.split(b);
            }
            Node::Let(id) => {
                if let Some(definition) = self.lets.get(id).copied() {
                    self.split(definition);
                }
            }
            Node::Flag(_) | Node::Error => {}
            // What has no meaning decides nothing: both of its branches may be taken.
            _ if condition.kind == Kind::Condition && !condition.has_error() => {
                let (key, expr, _) = normal(condition);
                if self.list.iter().all(|switch| switch.key != key) {
                    self.list.push(Switch { key, expr });
                }
            }
            _ => {}
        }
    }

    /// Whether a condition holds under a setting; `None` if the switches do not decide it.
    pub(crate) fn decide(&self, condition: &Expr, setting: &[bool]) -> Option<bool> {
        match &condition.node {
            Node::Flag(value) => Some(*value),
            Node::Not(x) => Some(!self.decide(x, setting)?),
            Node::Binary(BinaryOp::And, a, b) => {
                match (self.decide(a, setting), self.decide(b, setting)) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                }
            }
            Node::Binary(BinaryOp::Or, a, b) => {
                match (self.decide(a, setting), self.decide(b, setting)) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                }
            }
            Node::Let(id) => self.decide(self.lets.get(id)?, setting),
            _ => {
                let (key, _, positive) = normal(condition);
                let index = self.list.iter().position(|switch| switch.key == key)?;
                Some(setting[index] == positive)
            }
        }
    }

    /// Every combination that no `require` excludes.
    ///
    /// None for a rule with more than [`MOST`] switches, which is an error.
    pub(crate) fn settings(&self, model: &Model<'_>) -> Vec<Setting> {
        let count = self.list.len();
        if count > MOST {
            return Vec::new();
        }
        (0..1_usize << count)
            .map(|bits| (0..count).map(|switch| bits >> switch & 1 == 1).collect())
            .filter(|setting: &Setting| {
                let mut requires = model.requires.iter();
                requires.all(|require| self.decide(require, setting) != Some(false))
            })
            .collect()
    }

    /// The combination at the default hyper-parameters, after many steps.
    pub(crate) fn default_setting(&self, model: &Model<'_>) -> Setting {
        let defaults = Defaults {
            model,
            step: 1e6,
            lets: &self.lets,
        };
        let holds = |switch: &Switch| defaults.condition(&switch.expr).unwrap_or(false);
        self.list.iter().map(holds).collect()
    }

    /// A setting in words: `` `amsgrad` and not `t == 1` ``.
    pub(crate) fn describe(&self, setting: &[bool]) -> String {
        let parts = self.written(setting).map(|(text, holds)| {
            let not = if holds { "" } else { "not " };
            format!("{not}`{text}`")
        });
        parts.collect::<Vec<_>>().join(" and ")
    }

    /// For each switch what is written, and whether that holds under a setting.
    pub(crate) fn written<'s>(
        &'s self,
        setting: &'s [bool],
    ) -> impl Iterator<Item = (&'s str, bool)> {
        self.list.iter().zip(setting).map(|(switch, value)| {
            let text = switch.expr.text.as_str();
            // Some stand for the opposite of what is written: `!(a <= b)`.
            match text
                .strip_prefix("!(")
                .and_then(|text| text.strip_suffix(')'))
            {
                Some(written) => (written, !value),
                None => (text, *value),
            }
        })
    }
}

/// A comparison by `<` or `==` alone, so that `a > b`, `b < a` and `!(a <= b)` are one switch: its
/// key, the positive form, and whether `condition` is the positive form.
fn normal(condition: &Expr) -> (String, Expr, bool) {
    let Node::Compare(op, a, b) = &condition.node else {
        return (condition.key(), condition.clone(), true);
    };
    let (op, a, b, positive) = match op {
        CompareOp::Less => (CompareOp::Less, a, b, true),
        CompareOp::Greater => (CompareOp::Less, b, a, true),
        CompareOp::GreaterEqual => (CompareOp::Less, a, b, false),
        CompareOp::LessEqual => (CompareOp::Less, b, a, false),
        CompareOp::Equal => (CompareOp::Equal, a, b, true),
        CompareOp::NotEqual => (CompareOp::Equal, a, b, false),
    };
    let text = if positive {
        condition.text.clone()
    } else {
        format!("!({})", condition.text)
    };
    let expr = Expr {
        node: Node::Compare(op, a.clone(), b.clone()),
        text,
        ..condition.clone()
    };
    (expr.key(), expr, positive)
}
