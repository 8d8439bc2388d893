//! Numbers and conditions: neither stands in the other's place.

use crate::diag::{Errors, findings};
use crate::language::kind::Kind;
use crate::language::operators::BinaryOp;
use crate::model::{Expr, Model, Node, Stmt, Update};

pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    let check = Check { errors };
    for state in &model.states {
        if let Some(initial) = &state.initial {
            check.number(initial);
        }
        if let Some(condition) = &state.condition {
            check.condition(condition);
        }
    }
    for condition in &model.requires {
        check.condition(condition);
    }
    check.statements(&model.body);
    if let Some(eval) = &model.eval {
        check.statements(&eval.body);
    }
}

struct Check<'a> {
    errors: &'a Errors,
}

impl Check<'_> {
    fn statements(&self, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::Let(_, value) => self.inside(value),
                Stmt::Assign(assign) => match &assign.value {
                    Update::Plain(value) => self.number(value),
                    Update::Average(average) => {
                        average
                            .rate()
                            .into_iter()
                            .for_each(|rate| self.number(rate));
                        self.number(&average.x);
                    }
                },
                Stmt::If {
                    condition,
                    then,
                    otherwise,
                } => {
                    self.condition(condition);
                    self.statements(then);
                    self.statements(otherwise);
                }
            }
        }
    }

    /// `expr` must be a number.
    fn number(&self, expr: &Expr) {
        if expr.kind == Kind::Condition {
            self.errors.report(
                &findings::FLAG_AS_NUMBER,
                expr.source,
                format!("`{}` is a condition, and a number is needed", expr.text),
                format!("write `if {} {{ 1 }} else {{ 0 }}`", expr.text),
            );
            return self.of_the_wrong_kind(expr);
        }
        self.inside(expr);
    }

    /// `expr` must be a condition.
    fn condition(&self, expr: &Expr) {
        if expr.kind == Kind::Number {
            self.errors.report(
                &findings::NUMBER_AS_FLAG,
                expr.source,
                format!("`{}` is a number, and a condition is needed", expr.text),
                match expr.node {
                    Node::Binary(..) | Node::If { .. } => {
                        format!("compare it: `({}) > 0`", expr.text)
                    }
                    _ => format!("compare it: `{} > 0`", expr.text),
                },
            );
            return self.of_the_wrong_kind(expr);
        }
        self.inside(expr);
    }

    /// What is wrong inside an expression of the other kind. That its operands are, most likely, is the
    /// same mistake.
    fn of_the_wrong_kind(&self, expr: &Expr) {
        match &expr.node {
            Node::If { .. } => self.inside(expr),
            _ => expr.children().into_iter().for_each(|x| self.inside(x)),
        }
    }

    /// Operands must be of the kind that their operator takes.
    fn inside(&self, expr: &Expr) {
        match &expr.node {
            Node::Neg(x) => self.number(x),
            Node::Not(x) => self.condition(x),
            Node::Binary(BinaryOp::And | BinaryOp::Or, a, b) => {
                self.condition(a);
                self.condition(b);
            }
            Node::Binary(_, a, b) | Node::Compare(_, a, b) => {
                self.number(a);
                self.number(b);
            }
            Node::Call(_, arguments) | Node::Reduce(_, arguments) | Node::Matrix(_, arguments) => {
                arguments.iter().for_each(|x| self.number(x))
            }
            Node::If {
                condition,
                then,
                otherwise,
            } => {
                self.condition(condition);
                for branch in [then, otherwise] {
                    branch.lets.iter().for_each(|(_, value)| self.inside(value));
                    self.inside(&branch.value);
                }
                let wrong = match (then.value.kind, otherwise.value.kind) {
                    (Kind::Number, Kind::Condition) => &otherwise.value,
                    (Kind::Condition, Kind::Number) => &then.value,
                    _ => return,
                };
                self.errors.report(
                    &findings::BRANCH_KINDS,
                    wrong.source,
                    "this branch is a condition and the other one a number",
                    format!("make it a number: `if {} {{ 1 }} else {{ 0 }}`", wrong.text),
                );
            }
            _ => {}
        }
    }
}
