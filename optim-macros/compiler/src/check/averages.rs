//! `debias` and `ema_var`, whose meaning rests on the average they refer to.

use crate::diag::{Errors, Source, findings};
use crate::language::ids::{StateId, Target};
use crate::model::averages::{corrected, origin, rate};
use crate::model::visit::{each_assign, each_expr};
use crate::model::{Average, Expr, Form, Model, Node, Update};

pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    let mut debias = |expr: &Expr| match expr.node {
        Node::Debias(id) => check_debias(model, id, expr.source, errors),
        Node::BiasCorrection(id) => check_correction(model, id, expr.source, errors),
        _ => {}
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

fn check_correction(model: &Model<'_>, id: StateId, source: Source, errors: &Errors) {
    let of = origin(model, id);
    if rate(model, of).is_some() || !is_known(model, of) {
        starts_at_zero(model, of, "correction", source, errors);
        return;
    }
    let name = model.state_name(of);
    errors.report(
        &findings::DEBIAS_NEEDS_EMA,
        source,
        format!("`{name}` does not forget at one rate, which `correction` needs"),
        format!(
            "define it by `{name} = ema(beta, …);`, or by a sum with `beta * prev({name})` in it"
        ),
    );
}

fn check_debias(model: &Model<'_>, id: StateId, source: Source, errors: &Errors) {
    let id = origin(model, id);
    let name = model.state_name(id);
    if corrected(model, id).is_none() && is_known(model, id) {
        let averages = model.averages_of(id);
        let rate = averages.iter().find_map(|average| average.rate());
        let rate = rate.map_or("beta", |rate| &rate.text);
        let update = model.def.update.as_ref();
        let t = update.and_then(|update| update.t.as_ref());
        let t = t.map_or_else(|| "t".to_owned(), ToString::to_string);
        errors.report(
            &findings::DEBIAS_NEEDS_EMA,
            source,
            format!("`{name}` is no `ema` with one rate, which `debias` needs"),
            format!(
                "define it by `{name} = ema({rate}, …);`, or write the correction out: \
                 `{name} / (1 - {rate}^{t})`"
            ),
        );
        return;
    }
    starts_at_zero(model, id, "debias", source, errors);
}

/// What does not start at 0 falls short of nothing.
fn starts_at_zero(model: &Model<'_>, id: StateId, function: &str, source: Source, errors: &Errors) {
    let name = model.state_name(id);
    if let Some(initial) = &model.states[id].initial
        && !matches!(initial.node, Node::Number(0.0))
        && !initial.has_error()
    {
        errors.report(
            &findings::DEBIAS_INITIAL,
            source,
            format!("`{name}` does not start at 0, so it has no bias that `{function}` removes"),
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
                Update::Average(average) => !average.has_error(),
            };
        }
    });
    known && assignments > 0
}

/// `ema_var(β, x, m)` is the variance around `m` only if `m = ema(β, x)`.
fn check_mean(model: &Model<'_>, average: &Average, errors: &Errors) {
    let Form::EmaVar { rate, mean, named } = &average.form else {
        return;
    };
    let (mean, source) = (*mean, *named);
    let fits = |other: &&Average| {
        matches!(&other.form, Form::Ema { rate: own } if own.key() == rate.key())
            && other.x.key() == average.x.key()
    };
    let means = model.averages_of(mean);
    if !average.has_error()
        && (means.is_empty() || !means.iter().all(fits))
        && is_known(model, mean)
    {
        let name = model.state_name(mean);
        let (rate, x) = (&rate.text, &average.x.text);
        errors.report(
            &findings::EMA_VAR_MEAN,
            source,
            format!("`{name}` is not the average of the same value at the same rate"),
            format!("define it by `{name} = ema({rate}, {x});`"),
        );
    }
}
