//! What stands directly within an expression.

use super::ast::{Block, Expr, ExprKind, Foreign, Stmt};

impl Expr {
    /// This with each expression that stands directly within it as `one` makes it, and each intermediate of its branches as
    /// `statement` does. Names stay.
    pub(super) fn with_parts(
        &self,
        one: &dyn Fn(&Self) -> Self,
        statement: &dyn Fn(&Stmt) -> Stmt,
    ) -> Self {
        let boxed = |expr: &Self| Box::new(one(expr));
        let all = |list: &[Self]| list.iter().map(one).collect();
        let block = |block: &Block| Block {
            lets: block.lets.iter().map(statement).collect(),
            value: boxed(&block.value),
        };
        let kind = match &self.kind {
            kind @ (ExprKind::Name(_)
            | ExprKind::Number(_)
            | ExprKind::Flag(_)
            | ExprKind::Element(..)
            | ExprKind::Error) => kind.clone(),
            ExprKind::Neg(x) => ExprKind::Neg(boxed(x)),
            ExprKind::Not(x) => ExprKind::Not(boxed(x)),
            ExprKind::Binary(op, left, right) => ExprKind::Binary(*op, boxed(left), boxed(right)),
            ExprKind::Chain(operands, ops) => ExprKind::Chain(all(operands), ops.clone()),
            ExprKind::Call(function, arguments) => ExprKind::Call(function.clone(), all(arguments)),
            ExprKind::Fold(function, over, value) => {
                ExprKind::Fold(function.clone(), over.clone(), boxed(value))
            }
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => ExprKind::If {
                condition: boxed(condition),
                then: block(then),
                otherwise: block(otherwise),
            },
            ExprKind::Foreign(foreign) => ExprKind::Foreign(Box::new(foreign.with_parts(one))),
        };
        Self::new(kind, self.source)
    }
}

impl Foreign {
    fn with_parts(&self, one: &dyn Fn(&Expr) -> Expr) -> Self {
        match self {
            Self::Indexed {
                value,
                index,
                subscript,
            } => Self::Indexed {
                value: one(value),
                index: index.clone(),
                subscript: *subscript,
            },
            Self::Joined { op, left, right } => Self::Joined {
                op: *op,
                left: one(left),
                right: one(right),
            },
            Self::Field { value, field } => Self::Field {
                value: one(value),
                field: field.clone(),
            },
            Self::Method {
                value,
                method,
                arguments,
            } => Self::Method {
                value: one(value),
                method: method.clone(),
                arguments: arguments.iter().map(one).collect(),
            },
        }
    }
}
