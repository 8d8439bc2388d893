//! `m = (beta * prev(m) + (1 - beta) * g) / (1 - beta^t)`: what is corrected is averaged again.

use super::Lints;
use super::correction::corrected_rate;
use super::mixture::complement;
use super::terms::{Term, terms};
use crate::diag::findings;
use crate::ir::{NodeId, Op};
use crate::language::ids::Target;

pub(super) fn check(lints: &mut Lints<'_>) {
    for (target, node) in lints.path.body.stores.clone() {
        let Target::State(id) = target else {
            continue;
        };
        let is_old = |node| match lints.graph.op(node) {
            Op::State(old) | Op::ScalarState(old) | Op::AxisState(_, old) => old == id,
            _ => false,
        };
        let products = terms(lints, node);
        let fed_back = products.iter().find_map(|term| {
            term.find(is_old)?;
            let by = term
                .below
                .iter()
                .find(|factor| corrects(lints, term, factor.node));
            by.copied()
        });
        let Some(by) = fed_back else {
            continue;
        };
        let Some(at) = lints.at(by.operation) else {
            continue;
        };
        let (name, correction) = (lints.model.state_name(id), lints.text(by.node));
        lints.report(
            &findings::CORRECTED_STATE,
            at,
            format!("`{name}` keeps what is divided by `{correction}`, and averages that again"),
            format!("keep the average alone, `{name} = ema(…);`, and write `debias({name})` where it is used"),
        );
    }
}

/// Whether a divisor corrects what a term has of the old state, which no other factor takes back: an average that is
/// kept corrected, `(b * (1 - b^(t-1)) * prev(m) + (1 - b) * g) / (1 - b^t)`, does that.
fn corrects(lints: &Lints<'_>, term: &Term, divisor: NodeId) -> bool {
    let is_step = |node| lints.graph.op(node) == Op::Step;
    if let Some(rate) = corrected_rate(lints, divisor) {
        let mut above = term.above.iter().filter(|factor| factor.node != rate);
        return !above.any(|factor| lints.reaches(factor.node, &is_step));
    }
    // `(b * prev(m) + (1 - b) * g) / (1 - b)`
    let rate = complement(lints, divisor);
    rate.is_some() && term.above.iter().any(|factor| Some(factor.node) == rate)
}
