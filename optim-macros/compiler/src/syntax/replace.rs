//! Expressions with another in the place of a name.

use proc_macro2::Ident;

use super::ast::{Block, Expr, ExprKind, Foreign, Stmt};
use crate::functions::{self, Function};

impl Expr {
    /// This with `new` wherever `name` stands for a value.
    pub(crate) fn replacing(&self, name: &Ident, new: &Self) -> Self {
        let one = |expr: &Self| expr.replacing(name, new);
        let boxed = |expr: &Self| Box::new(one(expr));
        let all = |list: &[Self]| list.iter().map(one).collect();
        let block = |block: &Block| Block {
            lets: block
                .lets
                .iter()
                .map(|statement| statement.replacing(name, new))
                .collect(),
            value: boxed(&block.value),
        };
        let kind = match &self.kind {
            ExprKind::Name(other) if other == name => return new.clone(),
            kind @ (ExprKind::Name(_)
            | ExprKind::Number(_)
            | ExprKind::Flag(_)
            | ExprKind::Element(..)
            | ExprKind::Error) => kind.clone(),
            ExprKind::Neg(x) => ExprKind::Neg(boxed(x)),
            ExprKind::Not(x) => ExprKind::Not(boxed(x)),
            ExprKind::Binary(op, left, right) => ExprKind::Binary(*op, boxed(left), boxed(right)),
            ExprKind::Chain(operands, ops) => ExprKind::Chain(all(operands), ops.clone()),
            // These are of the state, whatever its name stands for elsewhere.
            kind @ ExprKind::Call(function, _) if is_of_a_state(function) => kind.clone(),
            ExprKind::Call(function, arguments) => ExprKind::Call(function.clone(), all(arguments)),
            ExprKind::Fold(function, over, value) if !over.names.contains(name) => {
                ExprKind::Fold(function.clone(), over.clone(), boxed(value))
            }
            kind @ ExprKind::Fold(..) => kind.clone(),
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => ExprKind::If {
                condition: boxed(condition),
                then: block(then),
                otherwise: block(otherwise),
            },
            ExprKind::Foreign(foreign) => ExprKind::Foreign(Box::new(match &**foreign {
                Foreign::Indexed {
                    value,
                    index,
                    subscript,
                } => Foreign::Indexed {
                    value: one(value),
                    index: index.clone(),
                    subscript: *subscript,
                },
                Foreign::Joined { op, left, right } => Foreign::Joined {
                    op: *op,
                    left: one(left),
                    right: one(right),
                },
                Foreign::Field { value, field } => Foreign::Field {
                    value: one(value),
                    field: field.clone(),
                },
                Foreign::Method {
                    value,
                    method,
                    arguments,
                } => Foreign::Method {
                    value: one(value),
                    method: method.clone(),
                    arguments: all(arguments),
                },
            })),
        };
        Self::new(kind, self.source)
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
