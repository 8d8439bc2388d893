//! `eval`: names mean what the last step left, and the weights alone are assigned.

use proc_macro2::Ident;

use super::{Resolver, Section, Symbol, describe};
use crate::diag::findings;
use crate::language::ids::StateId;
use crate::language::kind::Kind;
use crate::language::operators::AssignOp;
use crate::language::scope::Scope;
use crate::language::storage::Storage;
use crate::model::{Eval, Node, Stmt};
use crate::syntax::ast::{self, ExprKind};

impl Resolver<'_> {
    /// What `update` calls its weights and its step number are no names here: the header of `eval`
    /// has its own. The gradient stays known, so that reading it is told as what it is.
    pub(super) fn eval(&mut self, eval: &ast::Eval) -> Eval {
        let first_let = self.lets.len();
        let outside = self.blocks.clone();
        for block in &mut self.blocks {
            block.retain(|_, symbol| !matches!(symbol, Symbol::Weight | Symbol::Step));
        }
        let body = self.at(Section::Eval, |resolver| {
            resolver.block(|resolver| {
                let names = [
                    (Some(&eval.w), Symbol::Weight),
                    (eval.t.as_ref(), Symbol::Step),
                ];
                for (name, symbol) in names {
                    let Some(name) = name else { continue };
                    if !resolver.declare(name, symbol) {
                        resolver.lose();
                        resolver.ambiguous.insert(name.to_string());
                    }
                }
                resolver.block(|resolver| resolver.statements(&eval.body))
            })
        });
        self.blocks = outside;
        Eval { body, first_let }
    }

    /// What the last step left of a state. There are no loops over rows or columns here.
    pub(super) fn kept_state(&self, name: &Ident, id: StateId) -> (Node, Kind, Scope) {
        let storage = self.def.states[id].storage;
        if matches!(storage, Storage::Row | Storage::Column) || storage.is_square() {
            self.errors.report(
                &findings::EVAL_OF_TENSOR,
                name,
                format!("`{name}` has one value per {}", storage.per()),
                "keep what is needed in a state per weight that `update` assigns, and read that",
            );
            return (Node::Error, Kind::Unknown, Scope::Step);
        }
        (Node::State(id), Kind::Number, storage.scope())
    }

    /// An assignment in `eval` to what it does not change. What is wrong with the value is worth
    /// telling too.
    pub(super) fn not_changed(
        &mut self,
        name: &Ident,
        symbol: Symbol,
        op: AssignOp,
        value: &ast::Expr,
    ) -> Option<Stmt> {
        let new = written_out(name, op, value);
        self.errors.report(
            &findings::EVAL_ASSIGNS,
            name,
            format!(
                "`{name}` is {}, which `eval` does not change",
                describe(symbol)
            ),
            format!("name the value: `let {name}_2 = {new};`, then use `{name}_2`"),
        );
        self.expr(value);
        // What else is missing may be what was meant here.
        self.lose();
        None
    }

    /// Where a recurrence belongs, and how its value is had here.
    pub(super) fn average_home(&self, call: &ast::Expr) -> String {
        let whose = if self.section == Section::Eval {
            " in `update`"
        } else {
            ""
        };
        format!("declare a state for it, `state {{ m }}`, assign `m = {call};`{whose} and use `m`")
    }
}

/// What is assigned, with the operation that is done with the old value.
pub(super) fn written_out(name: &Ident, op: AssignOp, value: &ast::Expr) -> ast::Expr {
    match op.operation() {
        Some(operation) => {
            let old = ast::Expr::new(ExprKind::Name(name.clone()), name);
            ast::Expr::binary(operation, old, value.clone())
        }
        None => value.clone(),
    }
}
