//! `(1 - beta) * prev(m) + beta * g` with `beta` near 1: the weights of old and new are swapped.

use std::collections::HashSet;

use super::Lints;
use super::mixture::{complement, mixtures};
use crate::diag::findings;
use crate::ir::Op;

/// Notes in `settled` the places of rates of which everything is said.
pub(super) fn check(lints: &mut Lints<'_>, settled: &mut HashSet<usize>) {
    for mixture in mixtures(lints) {
        let Op::Param(id) = lints.graph.op(mixture.rate) else {
            continue;
        };
        let Some(default) = lints.default(id).filter(|_| mixture.rate_is_new) else {
            continue;
        };
        if default <= 0.5 {
            continue;
        }
        let Some(at) = lints.at(mixture.node) else {
            continue;
        };
        let beta = &lints.lowered.params[id].name;
        let name = lints.model.state_name(mixture.state);
        let new: Vec<_> = mixture.new.iter().map(|new| lints.text(*new)).collect();
        let new = new.join(" * ");
        let help = if lints.state_of(mixture.node) == Some(mixture.state) {
            format!("write `{name} = ema({beta}, {new});`")
        } else {
            format!("write `{beta} * prev({name}) + (1 - {beta}) * …`")
        };
        let reported = lints.report(
            &findings::REVERSED_EMA,
            at,
            format!(
                "the old value `prev({name})` has the weight `1 - {beta}`, and `{beta}` is {default} \
                 by default"
            ),
            help,
        );
        if reported {
            // Of `ema(1 - beta, g)` it need not be said that the rate can be 1.
            let rates = lints.path.rates.iter();
            let rates = rates.filter(|(rate, _)| complement(lints, *rate) == Some(mixture.rate));
            settled.extend(rates.map(|(_, origin)| origin.place));
        }
    }
}
