//! What is declared and never used is a forgotten term of an equation.

use crate::diag::{Errors, findings};
use crate::functions::reserved::is_reserved;
use crate::model::{Model, Place};
use crate::syntax::lists::Name;

/// Of a rule in which some part has no meaning nothing is said: that part may be the use. Nor is it asked
/// of one that leaves something without its value, for that equation is what is missing then.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    if model.open.uses {
        return;
    }
    let params = model.def.params.iter().zip(&model.used_params).enumerate();
    let params = params.map(|(id, (param, used))| {
        let allowed = || model.allows(&findings::UNUSED_PARAMETER, Place::Param(id));
        (&param.name, *used || allowed())
    });
    for (name, which) in unused(params) {
        errors.report(
            &findings::UNUSED_PARAMETER,
            name,
            match which {
                Which::All(name) => format!("hyper-parameter `{name}` is never used"),
                Which::Some(names) => format!("hyper-parameters {names} are never used"),
            },
            "use it in the equations or remove it",
        );
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
    let states = model.def.states.iter().zip(&model.states).enumerate();
    let states = states.map(|(id, (declared, state))| {
        let allowed = || model.allows(&findings::UNUSED_STATE, Place::State(id));
        (&declared.name, state.used || allowed())
    });
    for (name, which) in unused(states) {
        errors.report(
            &findings::UNUSED_STATE,
            name,
            match which {
                Which::All(name) => format!("state `{name}` is kept but nothing reads it"),
                Which::Some(names) => format!("states {names} are kept but nothing reads them"),
            },
            "use it in the equations or remove it",
        );
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

/// What of a declaration is not used.
enum Which {
    All(String),
    /// Elements of a list, in backticks.
    Some(String),
}

/// Declarations that are not used, and what is to be said of each: a list is one, of which some elements may be used.
fn unused<'n>(names: impl Iterator<Item = (&'n Name, bool)>) -> Vec<(&'n Name, Which)> {
    let names: Vec<_> = names.collect();
    let lists = names.chunk_by(|(a, _), (b, _)| b.element.is_some() && a.is_beside(b));
    let told = lists.filter_map(|list| {
        let idle = || list.iter().filter(|(_, used)| !used).map(|(name, _)| *name);
        let first = idle().next()?;
        let which = match idle().count() {
            count if count == list.len() => Which::All(first.declared()),
            // One is called as it is.
            1 => Which::All(first.to_string()),
            _ => {
                let idle: Vec<_> = idle().map(|name| format!("`{name}`")).collect();
                Which::Some(idle.join(" and "))
            }
        };
        (!is_reserved(&first.word.to_string())).then_some((first, which))
    });
    told.collect()
}
