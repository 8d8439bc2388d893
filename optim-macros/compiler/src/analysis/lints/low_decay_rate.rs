//! A hyper-parameter named like a decay, with a default that makes an average forget at once.

use super::Lints;
use super::mixture::mixtures;
use crate::diag::findings;
use crate::ir::Op;
use crate::model::Place;

/// How names of decay rates begin. `alpha` is not among them: it is also used for the share of
/// the new value.
const NAMES: [&str; 10] = [
    "beta", "β", "rho", "ρ", "decay", "momentum", "mu", "μ", "gamma", "γ",
];

pub(super) fn check(lints: &mut Lints<'_>) {
    let written_out = mixtures(lints).into_iter();
    let written_out = written_out.filter(|mixture| !mixture.rate_is_new);
    let mut rates: Vec<_> = lints.path.rates.iter().map(|(node, _)| *node).collect();
    rates.extend(written_out.map(|mixture| mixture.rate));
    for rate in rates {
        let Op::Param(id) = lints.graph.op(rate) else {
            continue;
        };
        let name = &lints.lowered.params[id].name;
        let word = name.to_lowercase();
        let named = NAMES.iter().any(|start| word.starts_with(start)) || word.ends_with("decay");
        let Some(default) = lints.default(id).filter(|_| named) else {
            continue;
        };
        // A rate of 0 is no average at all, which is how one is switched off.
        if default <= 0.0 || default >= 0.5 {
            continue;
        }
        let source = lints.model.def.params[id].default_source;
        lints.report(
            &findings::LOW_DECAY_RATE,
            (Place::Param(id), source),
            format!("`{name}` is the weight of the old value, and only {default} by default"),
            format!(
                "write `{name} = {}` if {default} is the weight of the new value",
                rounded(1.0 - default)
            ),
        );
    }
}

/// `1 - 0.1` as 0.9.
fn rounded(value: f64) -> f64 {
    (value * 1e12).round() / 1e12
}
