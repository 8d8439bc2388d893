//! `debias` and `ema_var`, whose meaning rests on the average they refer to.

use crate::diag::{Errors, Source};
use crate::model::{Average, Expr, Model, Node, StateId, Stmt, Target, Update, each_assign};
use crate::rules;
use crate::syntax::keywords::Function;

pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    let mut debias = |expr: &Expr| {
        if let Node::Debias(id) = expr.node {
            check_debias(model, id, expr.source, errors);
        }
    };
    each_expr(&model.body, &mut |expr| expr.each(&mut debias));
    if let Some(eval) = &model.eval {
        // After step t the average has the bias of step t.
        each_expr(&eval.body, &mut |expr| expr.each(&mut debias));
    }
    each_assign(&model.body, &mut |assign| {
        if let Update::Average(average) = &assign.value {
            check_mean(model, average, errors);
        }
    });
}

/// The average whose rate `debias` of this state corrects for.
pub(crate) fn corrected<'m>(model: &'m Model<'_>, id: StateId) -> Option<&'m Average> {
    let mut plain = false;
    each_assign(&model.body, &mut |assign| {
        plain |= assign.target == Target::State(id) && matches!(assign.value, Update::Plain(_));
    });
    let averages = model.averages_of(id);
    let first = *averages.first()?;
    let rate = |average: &Average| average.rate.as_ref().map(Expr::key);
    let fits = |average: &&Average| {
        matches!(average.function, Function::Ema | Function::EmaVar) && rate(average) == rate(first)
    };
    (!plain && averages.iter().all(fits)).then_some(first)
}

fn check_debias(model: &Model<'_>, id: StateId, source: Source, errors: &Errors) {
    let name = model.state_name(id);
    if corrected(model, id).is_none() && is_known(model, id) {
        let averages = model.averages_of(id);
        let rate = averages.iter().find_map(|average| average.rate.as_ref());
        let rate = rate.map_or("beta", |rate| &rate.text);
        let update = model.def.update.as_ref();
        let t = update.and_then(|update| update.t.as_ref());
        let t = t.map_or_else(|| "t".to_owned(), ToString::to_string);
        errors.report(
            &rules::DEBIAS_NEEDS_EMA,
            source,
            format!("`{name}` is no `ema` with one rate, which `debias` needs"),
            format!(
                "define it by `{name} = ema({rate}, …);`, or write the correction out: \
                 `{name} / (1 - {rate}^{t})`"
            ),
        );
        return;
    }
    if let Some(initial) = &model.states[id].initial
        && !matches!(initial.node, Node::Number(0.0) | Node::Error)
    {
        errors.report(
            &rules::DEBIAS_INITIAL,
            source,
            format!("`{name}` does not start at 0, so it has no bias that `debias` removes"),
            format!("use `{name}` as it is, or start it at 0"),
        );
    }
}

/// Whether every assignment to a state could be read, and there is one.
fn is_known(model: &Model<'_>, id: StateId) -> bool {
    let mut assignments = 0;
    let mut known = true;
    each_assign(&model.body, &mut |assign| {
        if assign.target == Target::State(id) {
            assignments += 1;
            known &= match &assign.value {
                Update::Plain(value) => !value.has_error(),
                Update::Average(_) => true,
            };
        }
    });
    known && assignments > 0
}

/// `ema_var(β, x, m)` is the variance around `m` only if `m = ema(β, x)`.
fn check_mean(model: &Model<'_>, average: &Average, errors: &Errors) {
    let Some((mean, source)) = average.mean else {
        return;
    };
    let key = |expr: &Option<Expr>| expr.as_ref().map(Expr::key);
    let fits = |other: &&Average| {
        other.function == Function::Ema
            && key(&other.rate) == key(&average.rate)
            && other.x.key() == average.x.key()
    };
    let means = model.averages_of(mean);
    if (means.is_empty() || !means.iter().all(fits)) && is_known(model, mean) {
        let name = model.state_name(mean);
        let rate = average.rate.as_ref().map_or("beta", |rate| &rate.text);
        let x = &average.x.text;
        errors.report(
            &rules::EMA_VAR_MEAN,
            source,
            format!("`{name}` is not the average of the same value at the same rate"),
            format!("define it by `{name} = ema({rate}, {x});`"),
        );
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
                    average.rate.iter().for_each(&mut *visit);
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
