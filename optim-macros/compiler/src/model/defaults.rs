//! Values that are known at compile time: what an expression is at the default hyper-parameters.

use std::collections::HashMap;

use super::{Branch, Expr, Model, Node};
use crate::language::ids::LetId;
use crate::language::literal::Literal;
use crate::language::measure::Measure;
use crate::language::operators::{BinaryOp, CompareOp};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    Number(f64),
    Condition(bool),
}

/// The hyper-parameters at their defaults, a step number, and the intermediates' definitions.
pub(crate) struct Defaults<'m> {
    pub(crate) model: &'m Model<'m>,
    pub(crate) step: f64,
    pub(crate) lets: &'m HashMap<LetId, &'m Expr>,
}

impl Defaults<'_> {
    pub(crate) fn condition(&self, expr: &Expr) -> Option<bool> {
        match self.value(expr)? {
            Value::Condition(value) => Some(value),
            Value::Number(_) => None,
        }
    }

    fn number(&self, expr: &Expr) -> Option<f64> {
        match self.value(expr)? {
            Value::Number(value) => Some(value),
            Value::Condition(_) => None,
        }
    }

    /// `None` for what depends on weights, gradients or state.
    fn value(&self, expr: &Expr) -> Option<Value> {
        Some(match &expr.node {
            Node::Number(value) => Value::Number(*value),
            Node::Flag(value) => Value::Condition(*value),
            Node::Param(id) => match self.model.def.params[*id].default? {
                Literal::Number(value) => Value::Number(value),
                Literal::Flag(value) => Value::Condition(value),
                #[allow(clippy::cast_precision_loss, reason = "as at run time")]
                Literal::Count(value) => Value::Number(value as f64),
            },
            Node::Step => Value::Number(self.step),
            // A large matrix.
            // In one of many steps.
            Node::New(_) => Value::Condition(false),
            Node::Measure(measure) => Value::Number(match measure {
                Measure::Len => 1e6,
                Measure::Ndim => 2.0,
                Measure::Rows | Measure::Cols => 1e3,
            }),
            Node::Let(id) => self.value(self.lets.get(id)?)?,
            Node::Neg(x) => Value::Number(-self.number(x)?),
            Node::Not(x) => Value::Condition(!self.condition(x)?),
            Node::Binary(op, a, b) => self.binary(*op, a, b)?,
            Node::Compare(op, a, b) => {
                Value::Condition(compare(*op, self.number(a)?, self.number(b)?))
            }
            Node::Call(function, arguments) => {
                let numbers: Option<Vec<f64>> = arguments.iter().map(|x| self.number(x)).collect();
                Value::Number(function.value(&numbers?))
            }
            Node::If {
                condition,
                then,
                otherwise,
            } => {
                let Branch { value, .. } = if self.condition(condition)? {
                    then
                } else {
                    otherwise
                };
                self.value(value)?
            }
            _ => return None,
        })
    }

    fn binary(&self, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Value> {
        Some(match op {
            BinaryOp::Or => Value::Condition(self.condition(a)? || self.condition(b)?),
            BinaryOp::And => Value::Condition(self.condition(a)? && self.condition(b)?),
            BinaryOp::Add => Value::Number(self.number(a)? + self.number(b)?),
            BinaryOp::Sub => Value::Number(self.number(a)? - self.number(b)?),
            BinaryOp::Mul => Value::Number(self.number(a)? * self.number(b)?),
            BinaryOp::Div => Value::Number(self.number(a)? / self.number(b)?),
            BinaryOp::Pow => Value::Number(self.number(a)?.powf(self.number(b)?)),
        })
    }
}

pub(crate) fn compare(op: CompareOp, a: f64, b: f64) -> bool {
    match op {
        CompareOp::Less => a < b,
        CompareOp::LessEqual => a <= b,
        CompareOp::Greater => a > b,
        CompareOp::GreaterEqual => a >= b,
        CompareOp::Equal => a == b,
        CompareOp::NotEqual => a != b,
    }
}
