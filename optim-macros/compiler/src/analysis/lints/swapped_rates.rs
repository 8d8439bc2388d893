//! `m / sqrt(v)` where `v` forgets sooner than `m`: after a large gradient the step has no bound.

use super::Lints;
use super::normalised::normalised;
use crate::diag::findings;
use crate::ir::Op;
use crate::language::ids::StateId;

pub(super) fn check(lints: &mut Lints<'_>) {
    let default = |rate| match lints.graph.op(rate) {
        Op::Param(id) => lints.default(id),
        _ => None,
    };
    let found = normalised(lints).into_iter().find_map(|parts| {
        let ((mean, a), (square, b)) = (parts.mean, parts.square);
        let (slow, fast) = (default(a.rate)?, default(b.rate)?);
        // |m| stays below a multiple of √v as long as β₁² < β₂.
        let swapped = a.is_average && b.is_average && slow * slow > fast;
        swapped.then_some((parts.operation, mean, square, a.rate, b.rate))
    });
    let Some((node, mean, square, slow, fast)) = found else {
        return;
    };
    let Some(at) = lints.at(node) else {
        return;
    };
    let is_element = |state: StateId| lints.model.def.states[state].name.element.is_some();
    let in_a_list = is_element(mean) || is_element(square);
    let (mean, square) = (lints.model.state_name(mean), lints.model.state_name(square));
    // Other elements have these equations too, with rates of their own.
    let text = |rate| match lints.graph.op(rate) {
        Op::Param(id) if in_a_list => lints.model.def.params[id].name.to_string(),
        _ => lints.text(rate),
    };
    let (slow, fast) = (text(slow), text(fast));
    lints.report(
        &findings::SWAPPED_RATES,
        at,
        format!(
            "`{square}` forgets a large gradient sooner than `{mean}`: by default `{slow}^2` is above `{fast}`"
        ),
        if in_a_list {
            format!("let `{fast}` be larger by default, or `{slow}` smaller")
        } else {
            format!("swap the two rates: `{mean} = ema({fast}, …);` and `{square} = ema({slow}, …);`")
        },
    );
}
