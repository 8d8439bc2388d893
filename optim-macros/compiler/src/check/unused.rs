//! What is declared and never used is a forgotten term of an equation.

use crate::diag::{Errors, findings};
use crate::functions::reserved::is_reserved;
use crate::model::{Model, Place};

/// Of a rule in which some part has no meaning nothing is said: that part may be the use. Nor is it asked
/// of one that leaves something without its value, for that equation is what is missing then.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    if model.open.uses {
        return;
    }
    for (id, (param, used)) in model.def.params.iter().zip(&model.used_params).enumerate() {
        let reserved = is_reserved(&param.name.to_string());
        if !used && !reserved && !model.allows(&findings::UNUSED_PARAMETER, Place::Param(id)) {
            errors.report(
                &findings::UNUSED_PARAMETER,
                &param.name,
                format!("hyper-parameter `{}` is never used", param.name),
                "use it in the equations or remove it",
            );
        }
    }
    for (input, used) in model.inputs().iter().zip(&model.used_inputs) {
        if !used && !input.assumed && !is_reserved(&input.name.to_string()) {
            errors.report(
                &findings::UNUSED_INPUT,
                &input.name,
                format!("input `{}` is given and nothing reads it", input.name),
                "use it in the equations or remove it",
            );
        }
    }
    for (id, (declared, state)) in model.def.states.iter().zip(&model.states).enumerate() {
        let reserved = is_reserved(&declared.name.to_string());
        if !state.used && !reserved && !model.allows(&findings::UNUSED_STATE, Place::State(id)) {
            errors.report(
                &findings::UNUSED_STATE,
                &declared.name,
                format!("state `{}` is kept but nothing reads it", declared.name),
                "use it in the equations or remove it",
            );
        }
    }
    for intermediate in &model.lets {
        let place = Place::At(intermediate.place);
        if !intermediate.used && !model.allows(&findings::UNUSED_INTERMEDIATE, place) {
            errors.report(
                &findings::UNUSED_INTERMEDIATE,
                intermediate.source,
                format!("`{}` is never used", intermediate.name),
                "use it in an equation or remove it",
            );
        }
    }
}
