//! `m / sqrt(v)` where `v` forgets sooner than `m`: after a large gradient the step has no bound.

use super::Lints;
use super::degree::states_in;
use super::recurrences::recurrences;
use super::terms::terms;
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::scope::Scope;

pub(super) fn check(lints: &mut Lints<'_>) {
    let Some(new) = lints.new_weights() else {
        return;
    };
    let known = recurrences(lints);
    let default = |rate| match lints.graph.op(rate) {
        Op::Param(id) => lints.default(id),
        _ => None,
    };
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
        let (slow, fast) = (default(a.rate)?, default(b.rate)?);
        // |m| stays below a multiple of √v as long as β₁² < β₂.
        let swapped = a.is_average && b.is_average && slow * slow > fast;
        swapped.then_some((below.operation, mean, *square, a.rate, b.rate))
    });
    let Some((node, mean, square, slow, fast)) = found else {
        return;
    };
    let Some(at) = lints.at(node) else {
        return;
    };
    let (mean, square) = (lints.model.state_name(mean), lints.model.state_name(square));
    let (slow, fast) = (lints.text(slow), lints.text(fast));
    lints.report(
        &findings::SWAPPED_RATES,
        at,
        format!(
            "`{square}` forgets a large gradient sooner than `{mean}`: by default `{slow}^2` is above `{fast}`"
        ),
        format!("swap the two rates: `{mean} = ema({fast}, …);` and `{square} = ema({slow}, …);`"),
    );
}
