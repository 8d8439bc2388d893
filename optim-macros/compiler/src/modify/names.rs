//! The names of a rule, so that what a modifier defines for itself takes none of them.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};

use crate::functions;
use crate::syntax::ast::{Block, Expr, ExprKind, RuleDef, Stmt};

pub(super) struct Names {
    /// Hyper-parameters and states.
    declared: HashSet<String>,
    /// These and all others.
    taken: HashSet<String>,
}

impl Names {
    pub(super) fn of(rule: &RuleDef) -> Self {
        let params = rule.params.iter().map(|param| param.name.word.to_string());
        let states = rule.states.iter().map(|state| state.name.word.to_string());
        let declared: HashSet<_> = params.chain(states).collect();
        let mut taken = declared.clone();
        if let Some(update) = &rule.update {
            let names = [Some(&update.w), Some(&update.g), update.t.as_ref()];
            let inputs = update.inputs.iter().map(|input| &input.name);
            let names = names.into_iter().flatten().chain(inputs);
            taken.extend(names.map(ToString::to_string));
            lets(&update.body, &mut |name| {
                taken.insert(name.to_string());
            });
        }
        if let Some(eval) = &rule.eval {
            taken.extend(
                [Some(&eval.w), eval.t.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(ToString::to_string),
            );
        }
        Self { declared, taken }
    }

    pub(super) fn declares(&self, name: &Ident) -> bool {
        self.declared.contains(&name.to_string())
    }

    pub(super) fn declare(&mut self, name: &Ident) {
        self.declared.insert(name.to_string());
        self.taken.insert(name.to_string());
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.taken.contains(word)
    }

    /// The word, or with the first number behind it that makes it a new one.
    pub(super) fn fresh(&mut self, word: &str, at: Span) -> Ident {
        let mut name = word.to_owned();
        let mut number = 2_u32;
        while self.taken.contains(&name) || functions::function(&name).is_some() {
            name = format!("{word}_{number}");
            number += 1;
        }
        self.taken.insert(name.clone());
        Ident::new(&name, at)
    }

    /// Gives the intermediates of a section names that are free.
    pub(super) fn local(&mut self, body: &[Stmt], map: &mut HashMap<String, Ident>, at: Span) {
        lets(body, &mut |name| {
            let word = name.to_string();
            map.entry(word.clone())
                .or_insert_with(|| self.fresh(&word, at));
        });
    }
}

/// Calls `visit` with the name of every intermediate, and of what a loop has come to.
pub(super) fn lets(body: &[Stmt], visit: &mut dyn FnMut(&Ident)) {
    for statement in body {
        match statement {
            Stmt::Let { name, value } => {
                visit(name);
                lets_inside(value, visit);
            }
            Stmt::Assign { value, .. } => lets_inside(value, visit),
            Stmt::If {
                condition,
                then,
                otherwise,
            } => {
                lets_inside(condition, visit);
                lets(then, visit);
                lets(otherwise, visit);
            }
            Stmt::For { over, body, .. } => {
                over.names.iter().for_each(&mut *visit);
                lets(body, visit);
            }
            Stmt::Allowed { statement, .. } => lets(std::slice::from_ref(statement), visit),
        }
    }
}

fn lets_inside(expr: &Expr, visit: &mut dyn FnMut(&Ident)) {
    let block = |block: &Block, visit: &mut dyn FnMut(&Ident)| {
        lets(&block.lets, visit);
        lets_inside(&block.value, visit);
    };
    match &expr.kind {
        ExprKind::Neg(x) | ExprKind::Not(x) => lets_inside(x, visit),
        ExprKind::Binary(_, left, right) => {
            lets_inside(left, visit);
            lets_inside(right, visit);
        }
        ExprKind::Chain(list, _) | ExprKind::Call(_, list) => {
            list.iter().for_each(|inner| lets_inside(inner, visit));
        }
        ExprKind::If {
            condition,
            then,
            otherwise,
        } => {
            lets_inside(condition, visit);
            block(then, visit);
            block(otherwise, visit);
        }
        ExprKind::Fold(_, over, value) => {
            over.names.iter().for_each(&mut *visit);
            lets_inside(value, visit);
        }
        // What is answered where names have meanings defines none.
        ExprKind::Foreign(_)
        | ExprKind::Name(_)
        | ExprKind::Element(..)
        | ExprKind::Number(_)
        | ExprKind::Flag(_)
        | ExprKind::Error => {}
    }
}
