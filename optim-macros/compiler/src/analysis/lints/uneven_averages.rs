//! `m / sqrt(v)` of an average `m` and a sum `v = beta * prev(v) + g^2`, which lacks its factor `1 - beta`.

use super::Lints;
use super::degree::states_in;
use super::recurrences::recurrences;
use super::terms::terms;
use crate::diag::findings;
use crate::ir::NodeId;
use crate::language::ids::Target;
use crate::language::scope::Scope;
use crate::model::Place;

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(new) = lints.new_weights() else {
        return;
    };
    let known = recurrences(lints);
    let found = terms(lints, new).into_iter().find_map(|term| {
        let mut above = term.above.iter();
        let mean = above.find_map(|factor| lints.state_in(factor.node))?;
        let below = term.below.iter().find(|factor| {
            let is_root = |node: NodeId| lints.under_root(node).is_some();
            lints.graph.scope(factor.node) == Scope::Element && lints.reaches(factor.node, &is_root)
        })?;
        let squares = states_in(lints, below.node);
        let [square] = squares.as_slice() else {
            return None;
        };
        let (a, b) = (known.get(&mean)?, known.get(square)?);
        (a.is_average && !b.is_average).then_some((mean, *square, b.rate))
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
