//! What a resolved rule must fulfil. Each file is one group of rules from the catalogue.

pub(crate) mod allows;
mod assigned;
mod averages;
mod domains;
mod evaluation;
mod kinds;
mod paths;
mod scopes;
mod unused;

use crate::diag::Errors;
use crate::language::domain::Domain;
use crate::model::Model;
use crate::model::switches::Switches;

/// Checks everything that can be checked independently, then what needs all of that.
///
/// `switches` are those of the update, `eval` those of `eval`. Gives the domain of each hyper-parameter, unless it has an error.
pub(crate) fn check(
    model: &Model<'_>,
    switches: &Switches<'_>,
    eval: &Switches<'_>,
    errors: &Errors,
) -> Vec<Option<Domain>> {
    kinds::check(model, errors);
    scopes::check(model, switches, errors);
    scopes::check_eval(model, errors);
    let domains = domains::check(model, errors);
    averages::check(model, errors);
    if paths::check(model, switches, errors) {
        unused::check(model, errors);
    }
    evaluation::check(model, eval, errors);
    domains
}
