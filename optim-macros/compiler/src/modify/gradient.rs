//! What a rule's equations take for the gradient.
//!
//! What changes the gradient stands above all: the rule's own equations see it, and so do modifiers of the step. A
//! penalty stands behind: it is part of what the rule descends along, and the rule's own equations alone see it. So
//! changes of the gradient by later lists come before the penalties of earlier ones.

use proc_macro2::Ident;

use super::change::{self, Change};
use super::names::{self, Names};
use super::{looks_around, name};
use crate::syntax::ast::{Expr, NewGradient, RuleDef, StateDecl, Stmt};
use crate::syntax::rename::renamed;

/// The new value, if a section is one expression for each weight by itself.
pub(super) fn single(body: &[Stmt], changed: &Ident, remembers: bool) -> Option<Expr> {
    match body {
        [
            Stmt::Assign {
                target, op, value, ..
            },
        ] if target == changed && !remembers => {
            let new = change::written_out(target, *op, value);
            (!new.mentions(&looks_around)).then_some(new)
        }
        _ => None,
    }
}

impl NewGradient {
    /// A further change of the gradient.
    pub(super) fn change(&mut self, g: &Ident, new: &Expr) {
        let old = self.value.take().unwrap_or_else(|| name(g));
        self.value = Some(new.replacing(g, &old));
    }

    /// A further penalty.
    pub(super) fn penalize(&mut self, g: &Ident, changed: &Ident, new: &Expr) {
        let old = self.penalty.value.take().unwrap_or_else(|| name(g));
        self.penalty.value = Some(new.replacing(changed, &old));
    }

    /// What the rule's own equations take, of the gradient as it comes.
    fn whole(&self, g: &Ident) -> Expr {
        let own = self.value.clone().unwrap_or_else(|| name(g));
        match &self.penalty.value {
            Some(penalty) => penalty.replacing(g, &own),
            None => own,
        }
    }

    /// Gives what begins with the gradient the one that the rule's own equations take.
    pub(super) fn begin(&self, g: &Ident, states: &mut [StateDecl]) {
        let value = self.whole(g);
        for (state, initial) in self.initials.iter().flatten() {
            let own = states.iter_mut().filter(|declared| declared.name == *state);
            own.for_each(|declared| declared.initial = Some(initial.replacing(g, &value)));
        }
    }
}

/// Puts changes of the gradient and penalties behind those that an update has.
pub(super) fn place(
    rule: &mut RuleDef,
    mut gradient: Vec<Stmt>,
    penalties: &[Change],
    names: &mut Names,
) {
    let Some(update) = &mut rule.update else {
        return;
    };
    let known = &mut rule.with.gradient;
    let mut body = std::mem::take(&mut update.body);
    let rest = body.split_off(known.above.min(body.len()));
    known.above += gradient.len();
    body.append(&mut gradient);
    body.extend(rest);
    let above = known.above + known.penalty.below;
    let mut equations = body.split_off(above.min(body.len()));
    let old = known.penalty.name.clone();
    let old = old.unwrap_or_else(|| update.g.clone());
    let mut d = old.clone();
    // Equations that give the gradient a new value under its name take it under that name.
    let mut shadows = false;
    names::lets(&equations, &mut |name| shadows |= *name == old);
    for change in penalties {
        for statement in &change.body {
            let meant = renamed(std::slice::from_ref(statement), &|name| {
                change::meaning(name, &d, &update.w)
            });
            known.penalty.below += meant.len();
            if change::new_value(statement) {
                let at = update.g.span();
                let next = if shadows {
                    old.clone()
                } else {
                    names.fresh(&change.word, at)
                };
                body.extend(
                    meant
                        .into_iter()
                        .map(|statement| change::define(statement, &next)),
                );
                d = next;
            } else {
                body.extend(meant);
            }
        }
    }
    if d != old {
        let new = |name: &Ident| {
            if *name == old {
                d.clone()
            } else {
                name.clone()
            }
        };
        equations = renamed(&equations, &new);
        known.penalty.name = Some(d);
    }
    body.extend(equations);
    update.body = body;
}

/// The gradient in the place of what stands for it, when no further list can follow.
pub(super) fn named(rule: &mut RuleDef) {
    if let Some(update) = &mut rule.update {
        let g = update.g.clone();
        let new = |name: &Ident| {
            if name == "__gradient" {
                g.clone()
            } else {
                name.clone()
            }
        };
        update.body = renamed(&update.body, &new);
    }
}
