//! Functions of whole matrices.

use super::Resolver;
use crate::diag::findings;
use crate::language::kind::Kind;
use crate::language::matrix::MatrixFunction;
use crate::language::scope::Scope;
use crate::model::{Expr, Node};
use crate::syntax::ast;

impl Resolver<'_> {
    /// `orthogonalize(x)`, whose settings the parser has put in their places.
    pub(super) fn matrix(
        &mut self,
        written: &ast::Expr,
        arguments: &[ast::Expr],
        function: MatrixFunction,
    ) -> (Node, Kind, Scope) {
        let arguments: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
        let unknown = (Node::Error, Kind::Unknown, Scope::Element);
        let name = function.name();
        if arguments.iter().any(Expr::has_error) || !self.may_pass(written, name) {
            return unknown;
        }
        let [x, settings @ ..] = arguments.as_slice() else {
            panic!("a bug in optim: `{name}` of nothing");
        };
        let mut known = true;
        if x.scope != Scope::Element {
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
            if setting.scope != Scope::Step {
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
