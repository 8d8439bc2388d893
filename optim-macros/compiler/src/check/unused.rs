//! What is declared and never used is a forgotten term of an equation.

use crate::diag::{Errors, findings};
use crate::language::ids::Target;
use crate::model::visit::each_assign;
use crate::model::{Model, Place};

/// Of a rule that could not be read to the end nothing is said: the lost part may be the use. Nor
/// of one that never moves the weights, for that equation is what is missing then.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    let mut moves = false;
    each_assign(&model.body, &mut |assign| {
        moves |= assign.target == Target::Weight
    });
    if !model.complete || !moves {
        return;
    }
    for (id, (param, used)) in model.def.params.iter().zip(&model.used_params).enumerate() {
        if !used && !model.allows(&findings::UNUSED_PARAMETER, Place::Param(id)) {
            errors.report(
                &findings::UNUSED_PARAMETER,
                &param.name,
                format!("hyper-parameter `{}` is never used", param.name),
                "use it in the equations or remove it",
            );
        }
    }
    for (id, (declared, state)) in model.def.states.iter().zip(&model.states).enumerate() {
        if !state.used && !model.allows(&findings::UNUSED_STATE, Place::State(id)) {
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
