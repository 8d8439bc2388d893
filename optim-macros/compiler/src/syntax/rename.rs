//! The same expressions and statements with other names.

use proc_macro2::Ident;

use super::ast::{Block, Expr, ExprKind, Foreign, Stmt};
use super::lists::{Element, Index, IndexKind, Name, Over};

impl Expr {
    /// This with each name as `new` has it, that of states and intermediates too.
    pub(crate) fn renamed(&self, new: &impl Fn(&Ident) -> Ident) -> Self {
        let one = |expr: &Self| expr.renamed(new);
        let kind = match &self.kind {
            ExprKind::Name(name) => ExprKind::Name(new(name)),
            ExprKind::Element(list, index) => ExprKind::Element(new(list), index.renamed(new)),
            ExprKind::Fold(function, over, value) => {
                ExprKind::Fold(function.clone(), over.renamed(new), Box::new(one(value)))
            }
            _ => return self.with_parts(&one, &|statement| statement.renamed(new)),
        };
        Self::new(kind, self.source)
    }

    /// Whether `is_meant` holds of a name that stands in it, or of a function that it calls.
    pub(crate) fn mentions(&self, is_meant: &impl Fn(&Ident) -> bool) -> bool {
        let one = |expr: &Self| expr.mentions(is_meant);
        let block = |block: &Block| {
            let lets = block
                .lets
                .iter()
                .any(|statement| statement.mentions(is_meant));
            lets || one(&block.value)
        };
        match &self.kind {
            ExprKind::Name(name) => is_meant(name),
            ExprKind::Number(_) | ExprKind::Flag(_) | ExprKind::Error => false,
            ExprKind::Neg(x) | ExprKind::Not(x) => one(x),
            ExprKind::Binary(_, left, right) => one(left) || one(right),
            ExprKind::Chain(list, _) => list.iter().any(one),
            ExprKind::Call(function, list) => is_meant(function) || list.iter().any(one),
            ExprKind::Element(list, index) => is_meant(list) || index.mentions(is_meant),
            ExprKind::Fold(function, over, value) => {
                is_meant(function) || over.mentions(is_meant) || one(value)
            }
            ExprKind::If {
                condition,
                then,
                otherwise,
            } => one(condition) || block(then) || block(otherwise),
            ExprKind::Foreign(foreign) => match &**foreign {
                Foreign::Indexed { value, .. } | Foreign::Field { value, .. } => one(value),
                Foreign::Joined { left, right, .. } => one(left) || one(right),
                Foreign::Method {
                    value, arguments, ..
                } => one(value) || arguments.iter().any(one),
            },
        }
    }
}

impl Stmt {
    fn renamed(&self, new: &impl Fn(&Ident) -> Ident) -> Self {
        match self {
            Self::Let { name, value } => Self::Let {
                name: new(name),
                value: value.renamed(new),
            },
            Self::Assign {
                target,
                index,
                op,
                value,
            } => Self::Assign {
                target: new(target),
                index: index.as_ref().map(|index| index.renamed(new)),
                op: *op,
                value: value.renamed(new),
            },
            Self::If {
                condition,
                then,
                otherwise,
            } => Self::If {
                condition: condition.renamed(new),
                then: renamed(then, new),
                otherwise: renamed(otherwise, new),
            },
            Self::For { over, body, source } => Self::For {
                over: over.renamed(new),
                body: renamed(body, new),
                source: *source,
            },
            Self::Allowed { allows, statement } => Self::Allowed {
                allows: allows.clone(),
                statement: Box::new(statement.renamed(new)),
            },
        }
    }

    /// Whether `is_meant` holds of a name that it reads or gives a value, or of a function that it calls.
    pub(crate) fn mentions(&self, is_meant: &impl Fn(&Ident) -> bool) -> bool {
        match self {
            Self::Let { name, value } => is_meant(name) || value.mentions(is_meant),
            Self::Assign {
                target,
                index,
                value,
                ..
            } => {
                let index = index.as_ref();
                is_meant(target)
                    || index.is_some_and(|index| index.mentions(is_meant))
                    || value.mentions(is_meant)
            }
            Self::If {
                condition,
                then,
                otherwise,
            } => {
                let mut both = then.iter().chain(otherwise);
                condition.mentions(is_meant) || both.any(|inner| inner.mentions(is_meant))
            }
            Self::For { over, body, .. } => {
                over.mentions(is_meant) || body.iter().any(|inner| inner.mentions(is_meant))
            }
            Self::Allowed { statement, .. } => statement.mentions(is_meant),
        }
    }
}

impl Name {
    /// This with another word, and that of the list which it has an element for.
    pub(crate) fn renamed(&self, new: &impl Fn(&Ident) -> Ident) -> Self {
        Self {
            word: new(&self.word),
            element: self.element.as_ref().map(|element| Element {
                over: element.over.as_ref().map(new),
                ..element.clone()
            }),
        }
    }
}

impl Index {
    fn renamed(&self, new: &impl Fn(&Ident) -> Ident) -> Self {
        let kind = match &self.kind {
            IndexKind::Name(name) => IndexKind::Name(new(name)),
            kind @ (IndexKind::Number(_) | IndexKind::Error) => kind.clone(),
        };
        Self {
            kind,
            ..self.clone()
        }
    }

    fn mentions(&self, is_meant: &impl Fn(&Ident) -> bool) -> bool {
        matches!(&self.kind, IndexKind::Name(name) if is_meant(name))
    }
}

impl Over {
    fn renamed(&self, new: &impl Fn(&Ident) -> Ident) -> Self {
        Self {
            names: self.names.iter().map(new).collect(),
            lists: self.lists.iter().map(new).collect(),
        }
    }

    fn mentions(&self, is_meant: &impl Fn(&Ident) -> bool) -> bool {
        self.names.iter().chain(&self.lists).any(is_meant)
    }
}

/// Statements with each name as `new` has it.
pub(crate) fn renamed(body: &[Stmt], new: &impl Fn(&Ident) -> Ident) -> Vec<Stmt> {
    body.iter()
        .map(|statement| statement.renamed(new))
        .collect()
}
