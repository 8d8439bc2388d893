//! Which part of an assignment to the weights is the step.
//!
//! The step is what the gradient moves: of a sum, the terms that hold the gradient or a state, by themselves or
//! through intermediates. Terms of the weights alone, such as a decay, stay beside it. What is no such sum is
//! the step `w - …` as a whole.

use std::collections::HashSet;

use proc_macro2::Ident;

use super::change::{self, written_out};
use super::name;
use crate::language::operators::{AssignOp, BinaryOp};
use crate::syntax::ast::{Expr, ExprKind, RuleDef, Stmt, Update};

/// Names that follow the gradient.
pub(super) struct Split {
    following: HashSet<String>,
}

impl Split {
    pub(super) fn of(rule: &RuleDef, update: &Update, body: &[Stmt]) -> Self {
        let states = rule.states.iter().map(|state| state.name.word.to_string());
        let mut split = Self {
            following: states
                .chain([
                    update.g.to_string(),
                    change::gradient(update.g.span()).to_string(),
                ])
                .collect(),
        };
        split.read(body);
        split
    }

    fn read(&mut self, body: &[Stmt]) {
        for statement in body {
            match statement.bare().1 {
                Stmt::Let { name, value } if self.follows(value) => {
                    self.following.insert(name.to_string());
                }
                Stmt::If {
                    then, otherwise, ..
                } => {
                    self.read(then);
                    self.read(otherwise);
                }
                Stmt::For { over, body, .. } => {
                    let elements = over.names.iter().zip(&over.lists);
                    for (name, list) in elements {
                        if self.following.contains(&list.to_string()) {
                            self.following.insert(name.to_string());
                        }
                    }
                    self.read(body);
                }
                _ => {}
            }
        }
    }

    fn follows(&self, expr: &Expr) -> bool {
        expr.mentions(&|name| self.following.contains(&name.to_string()))
    }

    /// Whether what `w = value;` assigns does not follow the gradient.
    pub(super) fn stays(&self, value: &Expr) -> bool {
        !self.follows(value)
    }

    /// What `w op= value;` keeps, if not the weights as they are, and the step that it takes from that.
    pub(super) fn apart(&self, w: &Ident, op: AssignOp, value: &Expr) -> (Option<Expr>, Expr) {
        let mut terms = Vec::new();
        match op {
            AssignOp::Add => collect(value, true, &mut terms),
            AssignOp::Sub => collect(value, false, &mut terms),
            AssignOp::Set => collect(value, true, &mut terms),
            AssignOp::Mul | AssignOp::Div => terms.push((true, written_out(w, op, value))),
        }
        let (moving, still): (Vec<_>, Vec<_>) =
            terms.into_iter().partition(|(_, term)| self.follows(term));
        let from_weights = matches!(op, AssignOp::Add | AssignOp::Sub);
        if still.is_empty() && !from_weights {
            let whole = written_out(w, op, value);
            return (None, Expr::binary(BinaryOp::Sub, name(w), whole));
        }
        // With the sign of a step: what is added is not taken away.
        let moving = moving.into_iter().map(|(added, term)| (!added, term));
        let step = sum(None, moving).unwrap_or_else(|| {
            let nothing = Expr::new(ExprKind::Number(0.0), w);
            Expr::binary(BinaryOp::Mul, nothing, name(w))
        });
        let start = from_weights.then(|| name(w));
        let kept = (!still.is_empty())
            .then(|| sum(start, still.into_iter()))
            .flatten();
        let is_w = |kept: &Expr| matches!(&kept.kind, ExprKind::Name(name) if name == w);
        (kept.filter(|kept| !is_w(kept)), step)
    }
}

/// The terms of a sum, each with whether it is added.
fn collect(expr: &Expr, added: bool, terms: &mut Vec<(bool, Expr)>) {
    match &expr.kind {
        ExprKind::Binary(BinaryOp::Add, left, right) => {
            collect(left, added, terms);
            collect(right, added, terms);
        }
        ExprKind::Binary(BinaryOp::Sub, left, right) => {
            collect(left, added, terms);
            collect(right, !added, terms);
        }
        ExprKind::Neg(x) => collect(x, !added, terms),
        // `-lr * m` is `-(lr * m)`.
        ExprKind::Binary(op @ (BinaryOp::Mul | BinaryOp::Div), left, right)
            if let ExprKind::Neg(x) = &left.kind =>
        {
            let positive = Expr::binary(*op, (**x).clone(), (**right).clone());
            collect(&positive, !added, terms);
        }
        _ => terms.push((added, expr.clone())),
    }
}

/// The sum of terms; `None` of none.
fn sum(start: Option<Expr>, terms: impl Iterator<Item = (bool, Expr)>) -> Option<Expr> {
    terms.fold(start, |sum, (added, term)| {
        Some(match (sum, added) {
            (None, true) => term,
            (None, false) => Expr::new(ExprKind::Neg(Box::new(term.clone())), term.source),
            (Some(sum), true) => Expr::binary(BinaryOp::Add, sum, term),
            (Some(sum), false) => Expr::binary(BinaryOp::Sub, sum, term),
        })
    })
}
