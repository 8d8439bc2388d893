//! What steps are taken from.

use proc_macro2::{Ident, Span};

use super::{Applied, define, meaning, new_value, written_out};
use crate::language::operators::AssignOp;
use crate::modify::name;
use crate::syntax::ast::{Expr, ExprKind, Stmt};
use crate::syntax::rename::renamed;

impl Applied<'_> {
    /// What steps are taken from stands once above branches, if it is made of the weights as they are in each of them.
    pub(super) fn whole(&mut self, body: Vec<Stmt>) -> Vec<Stmt> {
        let (w, split) = (self.w, &self.split);
        let moves =
            |statement: &Stmt| any_assignment(std::slice::from_ref(statement), w, &mut |_, _| true);
        let mut places = body.iter().filter(|statement| moves(statement));
        let one = places.next().map(|place| place.bare().1);
        // Weights that are assigned twice by mistake are no further mistake.
        let in_branches = places.next().is_some() || !matches!(one, Some(Stmt::Assign { .. }));
        let keeps = any_assignment(&body, w, &mut |op, value| {
            split.apart(w, op, value).0.is_some()
        });
        let once = !self.changes.starts.is_empty() && in_branches && !keeps;
        let mut list = Vec::new();
        for statement in body {
            if once && self.start.is_none() && moves(&statement) {
                let at = self.w.span();
                let start = self.start(None, at, &mut list);
                self.start = Some(self.named(start, at, &mut list));
            }
            list.extend(self.statements(vec![statement]));
        }
        list
    }

    /// What the step is taken from, where the rule keeps this of the weights, or all. What is one equation is given as
    /// its value.
    pub(super) fn start(&mut self, kept: Option<Expr>, at: Span, list: &mut Vec<Stmt>) -> Expr {
        if let Some(start) = &self.start {
            return name(start);
        }
        let changes = self.changes.starts.iter();
        let statements: Vec<_> = changes.flat_map(|change| &change.body).collect();
        let mut index = 0;
        let mut start = match kept {
            Some(kept) => {
                index += 1;
                let first = self.starts.get(0, self.names, at);
                list.push(Stmt::Let {
                    name: first.clone(),
                    value: kept,
                });
                first
            }
            None => self.w.clone(),
        };
        for statement in &statements {
            let meant = renamed(std::slice::from_ref(*statement), &|name| {
                meaning(name, &start, self.w)
            });
            if !new_value(statement) {
                list.extend(meant);
                continue;
            }
            if let [
                Stmt::Assign {
                    target, op, value, ..
                },
            ] = meant.as_slice()
                && statements.len() == 1
            {
                return written_out(target, *op, value);
            }
            let next = self.starts.get(index, self.names, at);
            index += 1;
            list.extend(meant.into_iter().map(|statement| define(statement, &next)));
            start = next;
        }
        name(&start)
    }

    /// The name of what steps are taken from.
    fn named(&mut self, start: Expr, at: Span, list: &mut Vec<Stmt>) -> Ident {
        match start.kind {
            ExprKind::Name(name) => name,
            _ => {
                let first = self.starts.get(0, self.names, at);
                list.push(Stmt::Let {
                    name: first.clone(),
                    value: start,
                });
                first
            }
        }
    }
}

/// Whether this holds of some assignment to the weights, in branches too.
fn any_assignment(
    body: &[Stmt],
    w: &Ident,
    holds: &mut dyn FnMut(AssignOp, &Expr) -> bool,
) -> bool {
    body.iter().any(|statement| match statement.bare().1 {
        Stmt::Assign {
            target, op, value, ..
        } => target == w && holds(*op, value),
        Stmt::If {
            then, otherwise, ..
        } => any_assignment(then, w, holds) || any_assignment(otherwise, w, holds),
        Stmt::For { body, .. } => any_assignment(body, w, holds),
        _ => false,
    })
}
