//! `let g = …;` gives the gradient a new value: from there on its name means that, as in published code.
//!
//! It stands outside of branches, so that a reader never asks which of two values a name below has. What is
//! made under a condition is a choice, `let g = if maximize { -g } else { g };`.

use proc_macro2::Ident;

use super::eval::written_out;
use super::{Resolver, Section, Symbol};
use crate::diag::findings;
use crate::language::operators::AssignOp;
use crate::model::Stmt;
use crate::syntax::ast::{self, ExprKind};

impl Resolver<'_> {
    /// Whether a name of the update means the gradient, or a new value of it.
    pub(super) fn is_gradient(&self, name: &Ident) -> bool {
        let word = name.to_string();
        let meant = match self.lookup(&word) {
            Some(Symbol::Grad) => true,
            Some(Symbol::Let(id)) => self.lets[id].of_gradient,
            _ => false,
        };
        meant && self.section == Section::Update && !self.ambiguous.contains(&word)
    }

    /// Whether a `let` of this name gives the gradient a new value here: not in a branch of a value, where
    /// names end with it.
    pub(super) fn renews_gradient(&self, name: &Ident) -> bool {
        // The names of the rule, and those of the update.
        self.is_gradient(name) && self.blocks.len() == 2
    }

    /// `g += x;`, read as the `let` that it stands for.
    pub(super) fn assigned_gradient(
        &mut self,
        name: &Ident,
        op: AssignOp,
        value: &ast::Expr,
    ) -> Option<Stmt> {
        let new = written_out(name, op, value);
        let help = match self.chosen(name, &new) {
            Some(value) if self.arms.is_empty() => format!("write `let {name} = {value};`"),
            Some(value) => format!("above the `if`, write `let {name} = {value};`"),
            None => self.named_apart(name),
        };
        self.errors.report(
            &findings::ASSIGN_TO_INPUT,
            name,
            format!("`{name}` is the gradient and cannot be assigned"),
            help,
        );
        // What is missing elsewhere may have been meant here.
        self.open.targets = true;
        self.read_as_new(name, &new)
    }

    /// `let g = …;` in a branch around statements.
    pub(super) fn gradient_in_branch(&mut self, name: &Ident, value: &ast::Expr) -> Option<Stmt> {
        let help = match self.chosen(name, value) {
            Some(value) => format!("above the `if`, write `let {name} = {value};`"),
            None => self.named_apart(name),
        };
        self.errors.report(
            &findings::DUPLICATE_NAME,
            name,
            format!("`{name}` is the gradient, and its new value would end with this branch"),
            help,
        );
        self.read_as_new(name, value)
    }

    fn named_apart(&self, name: &Ident) -> String {
        format!("name the value otherwise, such as `let {name}_2 = …;`, and use it in this branch")
    }

    /// The new value, where a `let` may stand; in a branch it is read for its own mistakes.
    fn read_as_new(&mut self, name: &Ident, value: &ast::Expr) -> Option<Stmt> {
        if self.renews_gradient(name) {
            let (id, value) = self.let_value(name, value);
            // Whether it is used is not asked of what was written otherwise.
            self.lets[id].used = true;
            return Some(Stmt::Let(id, value));
        }
        self.expr(value);
        // What uses its name below means another value.
        self.open.uses = true;
        None
    }

    /// The value as a choice by the conditions around it, unless it is made of what a branch defines.
    fn chosen(&self, name: &Ident, value: &ast::Expr) -> Option<ast::Expr> {
        let inner = self.blocks.iter().skip(2);
        let local = inner.flat_map(|block| block.keys());
        if local.into_iter().any(|local| names(value, local)) {
            return None;
        }
        let mut value = value.clone();
        for (condition, holds) in self.arms.iter().rev() {
            let old = ast::Expr::new(ExprKind::Name(name.clone()), name);
            let (then, otherwise) = if *holds { (value, old) } else { (old, value) };
            value = ast::Expr::choice(condition.clone(), then, otherwise, name.into());
        }
        Some(value)
    }
}

/// Whether an expression names this.
fn names(expr: &ast::Expr, name: &str) -> bool {
    let text = expr.to_string();
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.any(|word| word == name)
}
