//! `m / sqrt(v)` of an average `m` and a sum `v = beta * prev(v) + g^2`, which lacks its factor `1 - beta`.

use super::Lints;
use super::normalised::normalised;
use crate::diag::findings;
use crate::language::ids::Target;
use crate::model::Place;

pub(super) fn check(lints: &mut Lints<'_>) {
    let found = normalised(lints).into_iter().find_map(|parts| {
        let ((mean, a), (square, b)) = (parts.mean, parts.square);
        (a.is_average && !b.is_average).then_some((mean, square, b.rate))
    });
    let Some((mean, square, rate)) = found else {
        return;
    };
    let mut assignments = lints.path.assignments.iter();
    let Some((_, origin)) = assignments.find(|(target, _)| *target == Target::State(square)) else {
        return;
    };
    let at = (Place::At(origin.place), origin.source);
    let (mean, square) = (lints.model.state_name(mean), lints.model.state_name(square));
    let rate = lints.text(rate);
    lints.report(
        &findings::UNEVEN_AVERAGES,
        at,
        format!("`{mean}` is an average and is divided by a root of `{square}`, a sum: what `{square}` adds has no factor `1 - {rate}`"),
        format!("write `{square} = ema({rate}, …);`"),
    );
}
