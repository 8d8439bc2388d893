//! Reductions: many values become one.

use proc_macro2::Ident;

use super::{Resolver, Section};
use crate::diag::findings;
use crate::language::kind::Kind;
use crate::language::reduction::{Fold, Over, Reduction};
use crate::language::scope::Scope;
use crate::model::{Expr, Node};
use crate::syntax::ast;

impl Resolver<'_> {
    /// `sum(x)` and its relatives.
    pub(super) fn reduction(
        &mut self,
        written: &ast::Expr,
        name: &Ident,
        arguments: &[ast::Expr],
        reduction: Reduction,
    ) -> (Node, Kind, Scope) {
        let arguments: Vec<_> = arguments.iter().map(|x| self.expr(x)).collect();
        let scope = reduction.over.scope();
        let unknown = (Node::Error, Kind::Unknown, scope);
        if arguments.iter().any(Expr::has_error) {
            return unknown;
        }
        if !self.may_pass(written, &name.to_string(), "s: scalar") {
            return unknown;
        }
        let joined = arguments
            .iter()
            .fold(Scope::Step, |scope, x| scope.join(x.scope));
        if let Some((fact, help)) = objection(&arguments, name, reduction, joined) {
            self.errors
                .report(&findings::REDUCTION_OPERAND, written.source, fact, help);
            return unknown;
        }
        let reduction = Reduction {
            of: joined,
            ..reduction
        };
        (Node::Reduce(reduction, arguments), Kind::Number, scope)
    }

    /// Whether a function that needs a pass over the weights may stand here; reports it if not.
    pub(super) fn may_pass(&mut self, written: &ast::Expr, name: &str, state: &str) -> bool {
        if self.section == Section::Eval {
            self.errors.report(
                &findings::EVAL_OF_TENSOR,
                written.source,
                format!("`{name}` needs a pass over the weights, which only `update` does"),
                format!(
                    "keep it in a state that `update` assigns, `state {{ {state} }}`, and read that"
                ),
            );
            return false;
        }
        if self.section != Section::Update {
            self.errors.report(
                &findings::REDUCTION_OUTSIDE_UPDATE,
                written.source,
                format!("`{name}` needs a pass over the weights, which only `update` does"),
                "use it in `update`, or start from a number, a hyper-parameter or values per weight",
            );
            return false;
        }
        true
    }
}

/// Why values of this scope cannot be reduced so, and what to write instead.
fn objection(
    arguments: &[Expr],
    name: &Ident,
    reduction: Reduction,
    scope: Scope,
) -> Option<(String, String)> {
    let texts: Vec<_> = arguments.iter().map(|x| format!("`{}`", x.text)).collect();
    let what = texts.join(" and ");
    let verb = if texts.len() == 1 { "is" } else { "are" };
    match scope {
        Scope::Element => None,
        Scope::Step | Scope::Tensor => Some((
            format!("{what} {verb} the same for all weights already"),
            match (reduction.fold, arguments) {
                (Fold::Mean | Fold::Max | Fold::Min, [x]) => format!("write `{}`", x.text),
                (Fold::MaxAbs, [x]) => format!("write `abs({})`", x.text),
                _ => format!("reduce values per weight, such as `{name}(g{})`", {
                    if arguments.len() == 2 { ", g" } else { "" }
                }),
            },
        )),
        // Over all rows, or all columns, of a matrix.
        Scope::Row | Scope::Column | Scope::RowPair | Scope::ColumnPair
            if reduction.over == Over::Tensor =>
        {
            None
        }
        // It is told of any arithmetic with it.
        Scope::Turned => None,
        Scope::Row | Scope::Column | Scope::RowPair | Scope::ColumnPair => {
            let axis = scope.per();
            let all = match scope {
                Scope::Row => "rows",
                Scope::Column => "columns",
                Scope::RowPair => "pairs of rows",
                _ => "pairs of columns",
            };
            let over_all = Reduction {
                over: Over::Tensor,
                ..reduction
            };
            let texts: Vec<_> = arguments.iter().map(|x| x.text.as_str()).collect();
            Some((
                format!("{what} {verb} one value per {axis}, and `{name}` takes values per weight"),
                format!(
                    "write `{}({})`, over all {all}",
                    over_all.name(),
                    texts.join(", ")
                ),
            ))
        }
    }
}
