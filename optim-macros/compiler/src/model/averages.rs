//! Which average a `debias` refers to.

use super::visit::each_assign;
use super::{Average, Model, Update};
use crate::language::ids::{StateId, Target};

/// The average whose rate `debias` of this state corrects for.
pub(crate) fn corrected<'m>(model: &'m Model<'_>, id: StateId) -> Option<&'m Average> {
    let mut plain = false;
    each_assign(&model.body, &mut |assign| {
        plain |= assign.target == Target::State(id) && matches!(assign.value, Update::Plain(_));
    });
    let averages = model.averages_of(id);
    let first = *averages.first()?;
    let rate = first.rate_of_mean()?.key();
    let fits = |average: &&Average| average.rate_of_mean().is_some_and(|own| own.key() == rate);
    (!plain && averages.iter().all(fits)).then_some(first)
}
