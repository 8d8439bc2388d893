//! Step and element scope: what is computed once must not depend on single weights.

use crate::diag::Errors;
use crate::model::{Expr, Model, Node, Scope, Stmt, Target, Update, each_assign};
use crate::rules;
use crate::switches::Switches;

pub(crate) fn check(model: &Model<'_>, switches: &Switches<'_>, errors: &Errors) {
    for (state, declared) in model.states.iter().zip(&model.def.states) {
        if let Some(initial) = &state.initial
            && state.scalar
            && initial.scope == Scope::Element
        {
            errors.report(
                &rules::SCALAR_INITIAL,
                initial.source,
                format!(
                    "`{}` is one number, and this differs from weight to weight",
                    declared.name
                ),
                "start from a number or a hyper-parameter",
            );
        }
    }
    each_assign(&model.body, &mut |assign| {
        let (value, rate) = match &assign.value {
            Update::Plain(value) => (value, None),
            Update::Average(average) => (&average.x, average.rate.as_ref()),
        };
        if let Target::State(id) = assign.target
            && model.states[id].scalar
            && value.scope == Scope::Element
        {
            let name = model.state_name(id);
            errors.report(
                &rules::ELEMENT_IN_SCALAR_STATE,
                value.source,
                format!("`{name}` is one number, and this differs from weight to weight"),
                format!("declare it per weight: `state {{ {name} }}`"),
            );
        }
        if let Some(rate) = rate
            && rate.scope == Scope::Element
        {
            errors.report(
                &rules::ELEMENT_RATE,
                rate.source,
                "the rate of an average differs from weight to weight here",
                "use a hyper-parameter, or write the average out: `m = r * prev(m) + (1 - r) * x;`",
            );
        }
    });
    branches(&model.body, errors);
    for switch in &switches.list {
        old_values_alone(model, switches, &switch.expr, errors);
    }
}

/// A switch is decided before anything is computed, so it sees states as the last step left them.
fn old_values_alone(model: &Model<'_>, switches: &Switches<'_>, part: &Expr, errors: &Errors) {
    part.each(&mut |expr| match &expr.node {
        Node::State(id) | Node::Debias(id) => {
            let name = model.state_name(*id);
            errors.report(
                &rules::CONDITION_OF_STATE,
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

fn branches(body: &[Stmt], errors: &Errors) {
    for statement in body {
        if let Stmt::If {
            condition,
            then,
            otherwise,
        } = statement
        {
            if condition.scope == Scope::Element {
                errors.report(
                    &rules::ELEMENT_BRANCH,
                    condition.source,
                    format!("`{}` differs from weight to weight", condition.text),
                    format!(
                        "choose between values instead: `m = if {} {{ x }} else {{ y }};`",
                        condition.text
                    ),
                );
            }
            branches(then, errors);
            branches(otherwise, errors);
        }
    }
}
