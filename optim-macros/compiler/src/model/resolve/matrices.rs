//! Functions of whole matrices.

use super::{Resolver, Section};
use crate::diag::findings;
use crate::language::kind::Kind;
use crate::language::matrix::MatrixFunction;
use crate::language::scope::Scope;
use crate::model::{Expr, Node};
use crate::syntax::ast;

impl Resolver<'_> {
    /// `orthogonalize(x)`, whose settings the parser has put in their places. It has not where a call was written as none,
    /// by another error: there all of them have their defaults.
    pub(super) fn matrix(
        &mut self,
        written: &ast::Expr,
        arguments: &[ast::Expr],
        function: MatrixFunction,
    ) -> (Node, Kind, Scope) {
        let given = arguments.len().saturating_sub(1);
        let left_out = function.settings().iter().skip(given);
        let left_out = left_out.map(|it| ast::Expr::number(it.default, written.source));
        let arguments: Vec<_> = arguments.iter().cloned().chain(left_out).collect();
        let arguments: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
        let unknown = (Node::Error, Kind::Unknown, Scope::Element);
        let name = function.name();
        let broken = arguments.iter().any(Expr::has_error);
        if (broken && self.section != Section::Update)
            || (!broken && !self.may_pass(written, name, "o"))
        {
            return unknown;
        }
        let [x, settings @ ..] = arguments.as_slice() else {
            panic!("a bug in optim: `{name}` of nothing");
        };
        let mut known = !broken;
        if !x.has_error() && x.scope != Scope::Element {
            let what = match x.scope {
                Scope::Row => "is one value per row",
                Scope::Column => "is one value per column",
                _ => "is the same for all weights",
            };
            self.errors.report(
                &findings::MATRIX_OPERAND,
                x.source,
                format!("`{name}` takes values per weight, and `{}` {what}", x.text),
                format!("give it values per weight, such as `{name}(g)`"),
            );
            known = false;
        }
        for (setting, declared) in settings.iter().zip(function.settings()) {
            if !setting.has_error() && setting.scope != Scope::Step {
                self.errors.report(
                    &findings::MATRIX_OPERAND,
                    setting.source,
                    format!(
                        "the setting `{}` of `{name}` is a number of the step, and `{}` differs within it",
                        declared.name, setting.text
                    ),
                    format!(
                        "make it of hyper-parameters, the step number and numbers, such as `{} = {}`",
                        declared.name, declared.default
                    ),
                );
                known = false;
            }
        }
        if !known {
            return unknown;
        }
        (
            Node::Matrix(function, arguments),
            Kind::Number,
            Scope::Element,
        )
    }
}
