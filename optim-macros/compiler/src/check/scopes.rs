//! Scopes: what is computed once must not depend on single weights, nor what is kept per row on
//! columns.

use proc_macro2::Ident;

use crate::diag::{Errors, findings};
use crate::language::ids::{StateId, Target};
use crate::language::matrix::MatrixFunction;
use crate::language::scope::Scope;
use crate::language::storage::Storage;
use crate::model::switches::Switches;
use crate::model::visit::each_assign;
use crate::model::{Average, Expr, Form, Model, Node, Stmt, Update};

pub(crate) fn check(model: &Model<'_>, switches: &Switches<'_>, errors: &Errors) {
    for (state, declared) in model.states.iter().zip(&model.def.states) {
        if let Some(initial) = &state.initial
            && state.storage != Storage::Weight
            && !initial.has_error()
            && !initial.scope.is_number()
            && !fits(initial.scope, state.storage)
        {
            errors.report(
                &findings::SCALAR_INITIAL,
                initial.source,
                format!(
                    "`{}` is {}, and this differs from weight to weight",
                    declared.name.declared(),
                    kept(state.storage)
                ),
                if state.storage.is_square() {
                    format!(
                        "start from a number or a hyper-parameter, which stands on the diagonal: `{} = 1`",
                        declaration(&declared.name.declared(), state.storage)
                    )
                } else {
                    format!(
                        "start from a number or a hyper-parameter, or keep it per weight: `{} = {}`",
                        declared.name.declared(),
                        initial.text
                    )
                },
            );
        }
    }
    each_assign(&model.body, &mut |assign| {
        let value = match &assign.value {
            Update::Plain(value) => value,
            Update::Average(average) => &average.x,
        };
        if assign.target == Target::Weight && !value.has_error() && value.scope.is_of_matrices() {
            of_other_shape(model, value, errors);
        }
        if let Target::State(id) = assign.target
            && !model.def.states[id].unclear
            && !value.has_error()
            && !fits(value.scope, model.states[id].storage)
        {
            let (name, storage) = (model.state_name(id), model.states[id].storage);
            if storage.is_square() || value.scope.is_of_matrices() {
                square(
                    &model.def.states[id].name.declared(),
                    storage,
                    value,
                    errors,
                );
                return;
            }
            let word = storage.word().unwrap_or_default();
            let reduction = match storage {
                Storage::Row => "row_mean",
                Storage::Column => "col_mean",
                _ => "mean",
            };
            let declared = model.def.states[id].name.declared();
            errors.report(
                &findings::ELEMENT_IN_SCALAR_STATE,
                value.source,
                format!(
                    "`{name}` is {}, and this differs from {} to {}",
                    kept(storage),
                    value.scope.per(),
                    value.scope.per()
                ),
                match value.scope {
                    Scope::Element => format!(
                        "remove `: {word}` from its declaration, `state {{ {declared} }}`, or reduce \
                         the value: `{reduction}({})`",
                        value.text
                    ),
                    scope => format!(
                        "declare it `{name}: {}`, or reduce the value: `mean({})`",
                        { if scope == Scope::Row { "row" } else { "col" } },
                        value.text
                    ),
                },
            );
        }
        if let Update::Average(average) = &assign.value
            && let Some(rate) = average.rate()
            && !rate.scope.is_number()
        {
            element_rate(model, assign.target, average, rate, errors);
        }
    });
    let update = model.def.update.as_ref().map(|update| &update.w);
    branches(model, &model.body, update, errors);
    for switch in &switches.list {
        old_values_alone(model, switches, &switch.expr, errors);
    }
}

/// The weights are given a matrix of another shape.
fn of_other_shape(model: &Model<'_>, value: &Expr, errors: &Errors) {
    let w = model.def.update.as_ref();
    let w = w.map_or_else(|| "w".to_owned(), |update| update.w.to_string());
    errors.report(
        &findings::MATRIX_SHAPES,
        value.source,
        match value.scope {
            Scope::Turned => format!("`{w}` is one value per weight, and this is transposed"),
            scope => format!(
                "`{w}` is one value per weight, and this one per {}",
                scope.per()
            ),
        },
        match value.scope {
            Scope::Turned => turned_back(value),
            Scope::RowPair => format!("multiply the gradient by it: `matmul({}, g)`", value.text),
            _ => format!("multiply the gradient by it: `matmul(g, {})`", value.text),
        },
    );
}

/// What to write for a value that is transposed and must not be.
fn turned_back(value: &Expr) -> String {
    match &value.node {
        Node::Matrix(MatrixFunction::Transpose, inside) => {
            format!("leave `transpose` out: `{}`", inside[0].text)
        }
        _ => format!("transpose it once more: `transpose({})`", value.text),
    }
}

/// A state as it is declared.
fn declaration(declared: &str, storage: Storage) -> String {
    match storage.word() {
        Some(word) => format!("{declared}: {word}"),
        None => declared.to_owned(),
    }
}

/// A state that keeps a square matrix is given something else, or another state a square matrix.
fn square(declared: &str, storage: Storage, value: &Expr, errors: &Errors) {
    let kept_as = |storage: Storage| format!("`{}`", declaration(declared, storage));
    let wanted = match value.scope {
        Scope::Step | Scope::Tensor => Storage::Scalar,
        Scope::Row => Storage::Row,
        Scope::Column => Storage::Column,
        Scope::RowPair => Storage::RowPair,
        Scope::ColumnPair => Storage::ColumnPair,
        Scope::Turned | Scope::Element => Storage::Weight,
    };
    errors.report(
        &findings::MATRIX_SHAPES,
        value.source,
        match value.scope {
            Scope::Turned => format!(
                "{} is {}, and this is transposed",
                kept_as(storage),
                kept(storage)
            ),
            Scope::Step => format!("{} is {}, and this is one number", kept_as(storage), kept(storage)),
            scope => format!(
                "{} is {}, and this one per {}",
                kept_as(storage),
                kept(storage),
                scope.per()
            ),
        },
        match (value.scope, storage) {
            (Scope::Turned, _) => turned_back(value),
            (Scope::Element, Storage::RowPair) => format!(
                "keep a product, such as `matmul({0}, transpose({0}))`, or declare {1}",
                value.text,
                kept_as(wanted)
            ),
            (Scope::Element, Storage::ColumnPair) => format!(
                "keep a product, such as `matmul(transpose({0}), {0})`, or declare {1}",
                value.text,
                kept_as(wanted)
            ),
            _ if storage.is_square() && matches!(value.node, Node::Number(_) | Node::Param(_)) => format!(
                "where the matrix starts from it, it stands on the diagonal: `{} = {}`; or declare {}",
                declaration(declared, storage),
                value.text,
                kept_as(wanted)
            ),
            _ => format!("declare {}", kept_as(wanted)),
        },
    );
}

/// The rate of an average is one number.
fn element_rate(
    model: &Model<'_>,
    target: Target,
    average: &Average,
    rate: &Expr,
    errors: &Errors,
) {
    let (x, varies) = (&average.x, rate.scope.per());
    errors.report(
        &findings::ELEMENT_RATE,
        rate.source,
        format!("the rate of this average differs from {varies} to {varies}"),
        match target {
            Target::State(id) if x.scope.is_number() => {
                let (name, function) = (model.state_name(id), average.function().name());
                format!(
                    "the rate comes first: write `{name} = {function}({}, {});`",
                    x.text, rate.text
                )
            }
            Target::State(id) => format!(
                "use a hyper-parameter, or write the average out: `let r = {}; {}`",
                rate.text,
                written_out(model, id, average)
            ),
            Target::Weight => "use a hyper-parameter".to_owned(),
        },
    );
}

/// Whether a state can keep values of this scope.
fn fits(scope: Scope, storage: Storage) -> bool {
    match storage {
        Storage::Weight => !scope.is_of_matrices(),
        Storage::Scalar => scope.is_number(),
        Storage::Row => scope.is_number() || scope == Scope::Row,
        Storage::Column => scope.is_number() || scope == Scope::Column,
        // A number is the same in all places, and no matrix that anything would be multiplied by.
        Storage::RowPair => scope == Scope::RowPair,
        Storage::ColumnPair => scope == Scope::ColumnPair,
    }
}

/// What a state is.
fn kept(storage: Storage) -> &'static str {
    match storage {
        Storage::Weight => "one value per weight",
        Storage::Scalar => "one number",
        Storage::Row => "one value per row",
        Storage::Column => "one value per column",
        Storage::RowPair => "one value per pair of rows",
        Storage::ColumnPair => "one value per pair of columns",
    }
}

/// In `eval` no state is assigned, so its conditions may read any.
pub(crate) fn check_eval(model: &Model<'_>, errors: &Errors) {
    if let Some(eval) = &model.eval {
        let weights = model.def.eval.as_ref().map(|eval| &eval.w);
        branches(model, &eval.body, weights, errors);
    }
}

/// A switch is decided before anything is computed, so it sees states as the last step left them.
fn old_values_alone(model: &Model<'_>, switches: &Switches<'_>, part: &Expr, errors: &Errors) {
    part.each(&mut |expr| match &expr.node {
        Node::State(id) | Node::Debias(id) | Node::BiasCorrection(id) => {
            let name = model.state_name(*id);
            errors.report(
                &findings::CONDITION_OF_STATE,
                expr.source,
                format!("this condition selects the loop before `{name}` is updated"),
                format!("use last step's value: `prev({name})`"),
            );
        }
        Node::Let(id) => {
            if let Some(definition) = switches.lets.get(id) {
                old_values_alone(model, switches, definition, errors);
            }
        }
        _ => {}
    });
}

/// A recurrence as plain arithmetic with the rate `r`.
fn written_out(model: &Model<'_>, id: StateId, average: &Average) -> String {
    let name = model.state_name(id);
    let x = match average.x.node {
        Node::Binary(..) | Node::If { .. } | Node::Neg(_) => format!("({})", average.x.text),
        _ => average.x.text.clone(),
    };
    match average.form {
        Form::RunningMax { .. } => format!("{name} = max(r * prev({name}), {x});"),
        Form::Trace { .. } => format!("{name} = r * prev({name}) + {x};"),
        Form::RunningSum => format!("{name} = prev({name}) + {x};"),
        Form::Ema { .. } => format!("{name} = r * prev({name}) + (1 - r) * {x};"),
        Form::EmaVar { mean, .. } => {
            let mean = model.state_name(mean);
            format!("{name} = r * prev({name}) + r * (1 - r) * ({x} - prev({mean}))^2;")
        }
    }
}

fn branches(model: &Model<'_>, body: &[Stmt], weights: Option<&Ident>, errors: &Errors) {
    for statement in body {
        if let Stmt::If {
            condition,
            then,
            otherwise,
        } = statement
        {
            if condition.scope != Scope::Step {
                errors.report(
                    &findings::ELEMENT_BRANCH,
                    condition.source,
                    match condition.scope {
                        Scope::Tensor => format!(
                            "`{}` is known only after a pass over the weights",
                            condition.text
                        ),
                        scope => format!(
                            "`{}` differs from {} to {}",
                            condition.text,
                            scope.per(),
                            scope.per()
                        ),
                    },
                    format!(
                        "choose between values instead: `{} = if {} {{ x }} else {{ y }};`",
                        first_target(model, then, weights),
                        condition.text
                    ),
                );
            }
            branches(model, then, weights, errors);
            branches(model, otherwise, weights, errors);
        }
    }
}

/// What the first assignment among these statements assigns.
fn first_target(model: &Model<'_>, body: &[Stmt], weights: Option<&Ident>) -> String {
    let mut first = None;
    each_assign(body, &mut |assign| {
        first.get_or_insert(assign.target);
    });
    match (first, weights) {
        (Some(Target::State(id)), _) => model.state_name(id),
        (Some(Target::Weight), Some(weights)) => weights.to_string(),
        _ => "let x".to_owned(),
    }
}
