//! What stands in the place of the assignment to the weights.

mod start;

use proc_macro2::{Ident, Span};

use super::name;
use super::names::Names;
use super::split::Split;
use crate::language::operators::{AssignOp, BinaryOp};
use crate::syntax::ast::{Expr, ExprKind, Part, RuleDef, Stmt, Update};
use crate::syntax::rename::renamed;

/// A section that changes the gradient of the rule's own equations, what the step is taken from, the step, or the
/// weights behind it.
pub(super) struct Change {
    /// What the section calls it.
    pub(super) word: String,
    pub(super) body: Vec<Stmt>,
}

/// All of them, in their order.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) starts: Vec<Change>,
    pub(super) steps: Vec<Change>,
    pub(super) weights: Vec<Change>,
}

/// Stands for what is changed until it is known which of its values is meant.
pub(super) fn changed(at: Span) -> Ident {
    Ident::new("__changed", at)
}

/// Stands for the weights before the step.
pub(super) fn before(at: Span) -> Ident {
    Ident::new("__before", at)
}

/// Stands for the gradient behind its changes, whatever the rule's own equations take for it.
pub(super) fn gradient(at: Span) -> Ident {
    Ident::new("__gradient", at)
}

/// What is assigned, with the operation that is done with the old value.
pub(super) fn written_out(target: &Ident, op: AssignOp, value: &Expr) -> Expr {
    match op.operation() {
        Some(operation) => Expr::binary(operation, name(target), value.clone()),
        None => value.clone(),
    }
}

impl Change {
    pub(super) fn new(part: &Part, body: Vec<Stmt>) -> Self {
        let word = part.names.first().map(ToString::to_string);
        Self {
            word: word.unwrap_or_else(|| "u".to_owned()),
            body,
        }
    }
}

/// Names of the values that something has one after the other, the same on every path.
struct Values {
    word: String,
    names: Vec<Ident>,
}

impl Values {
    fn of(changes: &[Change]) -> Self {
        let word = changes.first().map(|change| change.word.clone());
        Self {
            word: word.unwrap_or_default(),
            names: Vec::new(),
        }
    }

    fn get(&mut self, index: usize, names: &mut Names, at: Span) -> Ident {
        while self.names.len() <= index {
            self.names.push(names.fresh(&self.word, at));
        }
        self.names[index].clone()
    }
}

impl Changes {
    /// The equations, with what the changes make of each assignment to the weights.
    pub(super) fn applied(
        &self,
        body: Vec<Stmt>,
        update: &Update,
        rule: &RuleDef,
        names: &mut Names,
    ) -> Vec<Stmt> {
        let all = [&self.starts, &self.steps, &self.weights];
        if all.iter().all(|changes| changes.is_empty()) {
            return body;
        }
        let split = Split::of(rule, update, &body);
        Applied {
            changes: self,
            w: &update.w,
            split,
            starts: Values::of(&self.starts),
            start: None,
            steps: Values::of(&self.steps),
            weights: Values::of(&self.weights),
            before: None,
            names,
        }
        .whole(body)
    }
}

struct Applied<'a> {
    changes: &'a Changes,
    w: &'a Ident,
    split: Split,
    starts: Values,
    /// What all assignments in branches take their steps from.
    start: Option<Ident>,
    steps: Values,
    weights: Values,
    /// The name of the weights before the step, where it is needed behind their assignment.
    before: Option<Ident>,
    names: &'a mut Names,
}

impl Applied<'_> {
    fn statements(&mut self, body: Vec<Stmt>) -> Vec<Stmt> {
        let mut list = Vec::new();
        for statement in body {
            let (allows, bare) = statement.bare();
            match bare {
                Stmt::Assign {
                    target, op, value, ..
                } if target == self.w => {
                    let mut made = self.assignment(*op, value).into_iter();
                    // It speaks of the value that was written.
                    list.extend(made.next().map(|first| first.allowing(allows.to_vec())));
                    list.extend(made);
                }
                Stmt::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    let choice = Stmt::If {
                        condition: condition.clone(),
                        then: self.statements(then.clone()),
                        otherwise: self.statements(otherwise.clone()),
                    };
                    list.push(choice.allowing(allows.to_vec()));
                }
                Stmt::For { over, body, source } => {
                    let repeated = Stmt::For {
                        over: over.clone(),
                        body: self.statements(body.clone()),
                        source: *source,
                    };
                    list.push(repeated.allowing(allows.to_vec()));
                }
                _ => list.push(statement),
            }
        }
        list
    }

    /// What stands in the place of `w op= value;`.
    fn assignment(&mut self, op: AssignOp, value: &Expr) -> Vec<Stmt> {
        let mut list = Vec::new();
        let at = value.source.start;
        let changes = self.changes;
        let (op, value) = if changes.steps.is_empty() && changes.starts.is_empty() {
            (op, value.clone())
        } else {
            let (kept, step) = self.split.apart(self.w, op, value);
            // What is no step at all is none behind a change of what it is taken from either.
            let stays = matches!(op, AssignOp::Set) && self.split.stays(value);
            let as_it_is = kept.is_none() && matches!(op, AssignOp::Add | AssignOp::Sub);
            let start = if changes.starts.is_empty() {
                kept
            } else {
                Some(self.start(kept, at, &mut list))
            };
            let (op, step) = if !changes.steps.is_empty() {
                (AssignOp::Sub, Some(name(&self.steps(step, at, &mut list))))
            } else if stays {
                (AssignOp::Sub, None)
            } else if as_it_is {
                (op, Some(value.clone()))
            } else {
                (AssignOp::Sub, Some(step))
            };
            match (start, step) {
                (Some(start), Some(step)) => {
                    let operation = op.operation().unwrap_or(BinaryOp::Sub);
                    (AssignOp::Set, Expr::binary(operation, start, step))
                }
                (Some(start), None) => (AssignOp::Set, start),
                (None, Some(step)) => (op, step),
                (None, None) => (AssignOp::Set, name(self.w)),
            }
        };
        self.weights(op, value, at, &mut list);
        list
    }

    /// Defines the step and all that it becomes; gives the name of the last.
    fn steps(&mut self, step: Expr, at: Span, list: &mut Vec<Stmt>) -> Ident {
        let mut index = 0;
        let mut u = match &step.kind {
            // It has a name already.
            ExprKind::Name(name) => name.clone(),
            _ => {
                let u = self.steps.get(index, self.names, at);
                index += 1;
                list.push(Stmt::Let {
                    name: u.clone(),
                    value: step,
                });
                u
            }
        };
        for statement in self.changes.steps.iter().flat_map(|change| &change.body) {
            let meant = renamed(std::slice::from_ref(statement), &|name| {
                meaning(name, &u, self.w)
            });
            match (new_value(statement), meant) {
                (true, meant) => {
                    let next = self.steps.get(index, self.names, at);
                    index += 1;
                    list.extend(meant.into_iter().map(|statement| define(statement, &next)));
                    u = next;
                }
                (false, meant) => list.extend(meant),
            }
        }
        u
    }

    /// Assigns the weights, by way of what the changes behind the step make of them.
    fn weights(&mut self, op: AssignOp, value: Expr, at: Span, list: &mut Vec<Stmt>) {
        let changes = self.changes.weights.iter();
        let statements: Vec<_> = changes.flat_map(|change| &change.body).collect();
        let last = statements
            .iter()
            .rposition(|statement| new_value(statement));
        let late = statements.iter().skip(last.map_or(0, |last| last + 1));
        let is_before = |name: &Ident| name == "__before";
        let mut old = self.w.clone();
        if late
            .into_iter()
            .any(|statement| statement.mentions(&is_before))
        {
            let names = &mut self.names;
            old = self
                .before
                .get_or_insert_with(|| names.fresh("before", at))
                .clone();
            list.push(Stmt::Let {
                name: old.clone(),
                value: name(self.w),
            });
        }
        let Some(last) = last else {
            list.push(Stmt::Assign {
                target: self.w.clone(),
                index: None,
                op,
                value,
            });
            let w = self.w;
            let behind = statements.into_iter().cloned().collect::<Vec<_>>();
            list.extend(renamed(&behind, &|name| meaning(name, w, &old)));
            return;
        };
        let mut index = 0;
        let mut new = self.weights.get(index, self.names, at);
        list.push(Stmt::Let {
            name: new.clone(),
            value: written_out(self.w, op, &value),
        });
        for (position, statement) in statements.into_iter().enumerate() {
            let meant = renamed(std::slice::from_ref(statement), &|name| {
                meaning(name, &new, &old)
            });
            if !new_value(statement) {
                list.extend(meant);
            } else if position == last {
                let w = self.w;
                list.extend(meant.into_iter().map(|statement| set(statement, w)));
                new = w.clone();
            } else {
                index += 1;
                let next = self.weights.get(index, self.names, at);
                list.extend(meant.into_iter().map(|statement| define(statement, &next)));
                new = next;
            }
        }
    }
}

/// Whether a statement gives what is changed a new value.
pub(super) fn new_value(statement: &Stmt) -> bool {
    matches!(statement.bare().1, Stmt::Assign { target, .. } if target == "__changed")
}

/// A name in a change, where what is changed has this value and the weights were these before.
pub(super) fn meaning(name: &Ident, value: &Ident, old: &Ident) -> Ident {
    if name == "__changed" {
        value.clone()
    } else if name == "__before" {
        old.clone()
    } else {
        name.clone()
    }
}

/// `x = …;` as the definition of another name.
pub(super) fn define(statement: Stmt, new: &Ident) -> Stmt {
    let (allows, bare) = statement.bare();
    let Stmt::Assign {
        target, op, value, ..
    } = bare
    else {
        return statement;
    };
    let made = Stmt::Let {
        name: new.clone(),
        value: written_out(target, *op, value),
    };
    made.allowing(allows.to_vec())
}

/// `x = …;` as the assignment of the weights.
fn set(statement: Stmt, w: &Ident) -> Stmt {
    let (allows, bare) = statement.bare();
    let Stmt::Assign {
        target, op, value, ..
    } = bare
    else {
        return statement;
    };
    let made = Stmt::Assign {
        target: w.clone(),
        index: None,
        op: AssignOp::Set,
        value: written_out(target, *op, value),
    };
    made.allowing(allows.to_vec())
}
