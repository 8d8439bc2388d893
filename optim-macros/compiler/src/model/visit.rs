//! Walks over the equations of a model.

use super::{Assign, Expr, Node, Stmt, Update};
use crate::language::ids::LetId;

/// Calls `visit` on every assignment, in order.
pub(crate) fn each_assign<'m>(body: &'m [Stmt], visit: &mut impl FnMut(&'m Assign)) {
    for statement in body {
        match statement {
            Stmt::Let(..) => {}
            Stmt::Assign(assign) => visit(assign),
            Stmt::If {
                then, otherwise, ..
            } => {
                each_assign(then, visit);
                each_assign(otherwise, visit);
            }
        }
    }
}

/// Calls `visit` on every whole expression of the equations.
pub(crate) fn each_expr<'m>(body: &'m [Stmt], visit: &mut impl FnMut(&'m Expr)) {
    for statement in body {
        match statement {
            Stmt::Let(_, value) => visit(value),
            Stmt::Assign(assign) => match &assign.value {
                Update::Plain(value) => visit(value),
                Update::Average(average) => {
                    average.rate().into_iter().for_each(&mut *visit);
                    visit(&average.x);
                }
            },
            Stmt::If {
                condition,
                then,
                otherwise,
            } => {
                visit(condition);
                each_expr(then, visit);
                each_expr(otherwise, visit);
            }
        }
    }
}

/// Calls `visit` on every intermediate, also those of branches, with its definition.
pub(crate) fn each_let<'m>(body: &'m [Stmt], visit: &mut impl FnMut(LetId, &'m Expr)) {
    for statement in body {
        match statement {
            Stmt::Let(id, value) => visit(*id, value),
            Stmt::Assign(_) => {}
            Stmt::If {
                then, otherwise, ..
            } => {
                each_let(then, visit);
                each_let(otherwise, visit);
            }
        }
    }
    each_expr(body, &mut |expr| {
        expr.each(&mut |expr| {
            if let Node::If {
                then, otherwise, ..
            } = &expr.node
            {
                let lets = then.lets.iter().chain(&otherwise.lets);
                lets.for_each(|(id, value)| visit(*id, value));
            }
        });
    });
}
