//! On every path `eval` assigns the weights once, and reads states that exist.

use crate::diag::{Errors, findings};
use crate::language::ids::Target;
use crate::model::Model;
use crate::model::switches::Switches;

/// `switches` are those of `eval`.
pub(crate) fn check(model: &Model<'_>, switches: &Switches<'_>, errors: &Errors) {
    let (Some(eval), Some(written)) = (&model.eval, &model.def.eval) else {
        return;
    };
    for (_, path) in super::paths::walk(model, switches, &eval.body, &[Target::Weight], errors) {
        let name = &written.w;
        let help = if path.is_empty() {
            format!("say what they are: `{name} = …;`")
        } else {
            format!("say what they are there: `{name} = …;`, or `{name} = {name};` to leave them")
        };
        errors.report(
            &findings::WEIGHTS_NOT_ASSIGNED,
            name,
            format!("the weights `{name}` are not assigned in `eval`{path}"),
            help,
        );
    }
}
