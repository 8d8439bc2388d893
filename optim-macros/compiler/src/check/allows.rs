//! An `#[allow(…)]` that silences nothing is a leftover, or stands in the wrong place.

use crate::diag::{Errors, findings};
use crate::model::{Allow, Model};

/// Comes after every lint. Of a rule that could not be read to the end nothing is said: the lost
/// part may be what was allowed.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    if model.open.uses || model.open.targets {
        return;
    }
    let used: Vec<_> = model.allows.iter().filter(|allow| allow.used.get()).collect();
    let is_used = |allow: &Allow| {
        // Of a list, or in a loop, it stands for several.
        used.iter().any(|used| used.source.is_same(allow.source))
    };
    for allow in model.allows.iter().filter(|allow| !is_used(allow)) {
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
