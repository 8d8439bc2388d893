//! `beta1 * prev(m) + (1 - beta2) * g`: the shares of old and new do not belong together.

use super::Lints;
use super::mixture::{complement, mixtures};
use super::recurrences::recurrences;
use crate::diag::findings;
use crate::ir::Op;
use crate::language::operators::BinaryOp;

pub(super) fn check(lints: &mut Lints<'_>) {
    let known = recurrences(lints);
    let is_param = |node| matches!(lints.graph.op(node), Op::Param(_));
    // Averages that no state keeps, as the direction of Lion.
    let blended = mixtures(lints).into_iter();
    let blended: Vec<_> = blended.filter(|mixture| !mixture.rate_is_new).collect();
    let blended: Vec<_> = blended.iter().map(|mixture| mixture.rate).collect();
    let mut found = Vec::new();
    for node in lints.nodes() {
        let Op::Binary(BinaryOp::Add, a, b) = lints.graph.op(node) else {
            continue;
        };
        for (old, new) in [(a, b), (b, a)] {
            let Op::Binary(BinaryOp::Mul, x, y) = lints.graph.op(old) else {
                continue;
            };
            let is_state = |node| matches!(lints.graph.op(node), Op::State(_) | Op::AxisState(..));
            let rate = match (is_state(x), is_state(y)) {
                (false, true) if is_param(x) => x,
                (true, false) if is_param(y) => y,
                _ => continue,
            };
            let state = if is_state(x) { x } else { y };
            let shares = lints.graph.factors(new).into_iter();
            let shares: Vec<_> = shares
                .filter_map(|share| complement(lints, share))
                .collect();
            let own = lints.state_in(state);
            // The share of another average: `1 - dampening` is none.
            let other = shares.iter().find(|share| {
                let mut others = known.iter().filter(|(id, _)| Some(**id) != own);
                others.any(|(_, other)| other.rate == **share) || blended.contains(*share)
            });
            if let (Some(other), false, Some(own)) = (other, shares.contains(&rate), own) {
                found.push((node, own, rate, *other));
            }
        }
    }
    for (node, state, rate, other) in found {
        let Some(at) = lints.at(node) else {
            continue;
        };
        let (rate, other) = (lints.text(rate), lints.text(other));
        let name = lints.model.state_name(state);
        lints.report(
            &findings::MISMATCHED_SHARES,
            at,
            format!("the old `{name}` has the share `{rate}` and the new value `1 - {other}`, which are no whole"),
            format!("write `1 - {rate}` for the new value: `{name} = ema({rate}, …);`"),
        );
    }
}
