//! At which rate a state forgets, and what corrects for its start.

use super::visit::{each_assign, each_expr, each_let};
use super::{Average, Expr, Form, Model, Node, Update};
use crate::language::ids::{StateId, Target};
use crate::language::operators::BinaryOp;

/// The average that `debias` of this state corrects for: its own; or that of which it is the largest so far.
pub(crate) fn corrected<'m>(model: &'m Model<'_>, id: StateId) -> Option<&'m Average> {
    let mut plain = false;
    each_assign(&model.body, &mut |assign| {
        plain |= assign.target == Target::State(id) && matches!(assign.value, Update::Plain(_));
    });
    let averages = model.averages_of(id);
    let first = *averages.first()?;
    let rate = first.rate_of_mean()?.key();
    let fits = |average: &&Average| average.rate_of_mean().is_some_and(|own| own.key() == rate);
    (!plain && averages.iter().all(fits)).then_some(first)
}

/// The state whose start a correction of this one is about: itself, unless it is the largest value so far of
/// another.
pub(crate) fn origin(model: &Model<'_>, id: StateId) -> StateId {
    let mut of = Vec::new();
    each_assign(&model.body, &mut |assign| {
        if assign.target == Target::State(id) {
            of.push(match &assign.value {
                Update::Average(Average {
                    form: Form::RunningMax { rate: None },
                    x:
                        Expr {
                            node: Node::State(of),
                            ..
                        },
                    ..
                }) => Some(*of),
                _ => None,
            });
        }
    });
    match of.as_slice() {
        [Some(first), rest @ ..] if *first != id && rest.iter().all(|of| *of == Some(*first)) => {
            *first
        }
        _ => id,
    }
}

/// The rate at which a state forgets: that of its recurrence, or the factor of its last value in a sum. `None`
/// where that is not the same wherever it is assigned.
pub(crate) fn rate<'m>(model: &'m Model<'_>, id: StateId) -> Option<&'m Expr> {
    let mut rates: Vec<Option<&Expr>> = Vec::new();
    each_assign(&model.body, &mut |assign| {
        if assign.target == Target::State(id) {
            rates.push(match &assign.value {
                Update::Average(average) => match average.form {
                    Form::RunningMax { .. } => None,
                    _ => average.rate(),
                },
                Update::Plain(value) => factor_of_last(value, id),
            });
        }
    });
    let first = (*rates.first()?)?;
    let key = first.key();
    let alike = |rate: &Option<&Expr>| rate.is_some_and(|rate| rate.key() == key);
    rates.iter().all(alike).then_some(first)
}

/// The factor of `prev(s)` in a sum one of whose terms is their product.
fn factor_of_last(sum: &Expr, id: StateId) -> Option<&Expr> {
    let is_last = |expr: &Expr| matches!(expr.node, Node::Prev(of) if of == id);
    match &sum.node {
        Node::Binary(BinaryOp::Add, a, b) => {
            factor_of_last(a, id).or_else(|| factor_of_last(b, id))
        }
        Node::Binary(BinaryOp::Sub, a, _) => factor_of_last(a, id),
        Node::Binary(BinaryOp::Mul, rate, last) | Node::Binary(BinaryOp::Mul, last, rate)
            if is_last(last) && rate.scope.is_number() =>
        {
            Some(rate)
        }
        _ => None,
    }
}

/// The states whose history the equations ask for, in the order of their declaration: those that they correct,
/// each with its rate, and those that they ask whether they are new.
pub(crate) fn tracked<'m>(model: &'m Model<'_>) -> Vec<(StateId, Option<&'m Expr>)> {
    let mut corrected = vec![false; model.states.len()];
    let mut asked = vec![false; model.states.len()];
    let mut look = |expr: &Expr| match expr.node {
        Node::Debias(id) | Node::BiasCorrection(id) => corrected[origin(model, id)] = true,
        Node::New(id) => asked[id] = true,
        _ => {}
    };
    let bodies = [
        Some(&model.body),
        model.eval.as_ref().map(|eval| &eval.body),
    ];
    for body in bodies.into_iter().flatten() {
        each_expr(body, &mut |expr| expr.each(&mut look));
    }
    let ids = (0..model.states.len()).filter(|id| corrected[*id] || asked[*id]);
    ids.map(|id| (id, rate(model, id).filter(|_| corrected[id])))
        .collect()
}

/// Whether a rate is not made of hyper-parameters alone, and so another one in each step.
pub(crate) fn changes(model: &Model<'_>, rate: &Expr) -> bool {
    let mut changes = false;
    rate.each(&mut |expr| {
        changes |= match expr.node {
            Node::Step
            | Node::State(_)
            | Node::Prev(_)
            | Node::Debias(_)
            | Node::BiasCorrection(_)
            | Node::New(_)
            | Node::Reduce(..)
            | Node::Matrix(..) => true,
            Node::Let(id) => {
                let mut inside = false;
                each_let(&model.body, &mut |other, value| {
                    inside |= other == id && self::changes(model, value);
                });
                inside
            }
            _ => false,
        }
    });
    changes
}
