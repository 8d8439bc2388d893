//! What is declared and never used is a forgotten term of an equation.

use crate::diag::Errors;
use crate::model::Model;
use crate::rules;

pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    for (param, used) in model.def.params.iter().zip(&model.used_params) {
        if !used {
            errors.report(
                &rules::UNUSED_PARAMETER,
                &param.name,
                format!("hyper-parameter `{}` is never used", param.name),
                "use it in the equations or remove it",
            );
        }
    }
    for (declared, state) in model.def.states.iter().zip(&model.states) {
        if !state.used {
            errors.report(
                &rules::UNUSED_STATE,
                &declared.name,
                format!("state `{}` is kept but nothing reads it", declared.name),
                "use it in the equations or remove it",
            );
        }
    }
    for intermediate in &model.lets {
        if !intermediate.used {
            errors.report(
                &rules::UNUSED_INTERMEDIATE,
                intermediate.source,
                format!("`{}` is never used", intermediate.name),
                "use it in an equation or remove it",
            );
        }
    }
}
