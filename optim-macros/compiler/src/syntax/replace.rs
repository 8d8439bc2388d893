//! Expressions with another in the place of a name.

use proc_macro2::Ident;

use super::ast::{Expr, ExprKind, Stmt};
use crate::functions::{self, Function};

impl Expr {
    /// This with `new` wherever `name` stands for a value.
    pub(crate) fn replacing(&self, name: &Ident, new: &Self) -> Self {
        match &self.kind {
            ExprKind::Name(other) if other == name => new.clone(),
            // These are of the state, whatever its name stands for elsewhere.
            ExprKind::Call(function, _) if is_of_a_state(function) => self.clone(),
            // Within it the name is an element's.
            ExprKind::Fold(_, over, _) if over.names.contains(name) => self.clone(),
            _ => self.with_parts(&|expr| expr.replacing(name, new), &|statement| {
                statement.replacing(name, new)
            }),
        }
    }
}

impl Stmt {
    /// An intermediate of an expression, with `new` for `name` in its value.
    fn replacing(&self, name: &Ident, new: &Expr) -> Self {
        match self {
            Self::Let { name: own, value } => Self::Let {
                name: own.clone(),
                value: value.replacing(name, new),
            },
            other => other.clone(),
        }
    }
}

/// Whether a function is of a state and not of a value.
fn is_of_a_state(name: &Ident) -> bool {
    functions::function(&name.to_string()).is_some_and(|signature| {
        matches!(
            signature.function,
            Function::Prev | Function::New | Function::Debias | Function::BiasCorrection
        )
    })
}
