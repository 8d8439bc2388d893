//! An `#[allow(…)]` that silences nothing is a leftover, or stands in the wrong place.

use crate::diag::{Errors, findings};
use crate::model::Model;

/// Comes after every lint. Of a rule that could not be read to the end nothing is said: the lost
/// part may be what was allowed.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    if model.open.uses || model.open.targets {
        return;
    }
    for allow in model.allows.iter().filter(|allow| !allow.used.get()) {
        let Some(lint) = allow.lint else { continue };
        let id = lint.id.replace('-', "_");
        errors.report(
            &findings::UNUSED_ALLOW,
            allow.source,
            format!("`{id}` finds nothing here"),
            format!("remove it from `#[allow({id})]`"),
        );
    }
}
