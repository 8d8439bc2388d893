//! Equations as mathematics and as NumPy.

mod agreement;
mod documentation;
mod formulas;
mod markup;
mod matrices;
mod names;
mod pages;
mod python;
mod reductions;
mod texts;

use super::{built_in_files, optimized, parsed, rule_tokens, sound};
use crate::check;
use crate::diag::Errors;
use crate::model::resolve::resolve;
use crate::model::switches::Switches;
use crate::notation::Notation;

/// The notation of a rule that is given as text. Whether a value can be no number does not matter
/// here, so that examples need no domains.
pub(super) fn notation(rule: &str) -> Notation {
    let def = parsed(rule.parse().expect("tokens"));
    let errors = Errors::default();
    let model = resolve(&def, &errors);
    let (switches, eval) = (Switches::of(&model), Switches::of_eval(&model));
    let domains = check::check(&model, &switches, &eval, &errors);
    let reported = errors.take();
    assert!(reported.is_empty(), "{reported:?}");
    crate::notation::write(&model, &domains)
}

/// What becomes of a value per weight in some hyper-parameters, in one state `m` and after it.
fn value(value: &str) -> Notation {
    let rule = format!(
        "struct R {{ lr = 1, beta1 = 0.5, beta_2 = 0.5, rate = 1, flag = true, n = 2u64 }}
         require lr + beta1 + beta_2 + rate + n > 0 || flag, \"all are used\";
         state {{ m }}
         update(w, g, t) {{ m = ema(beta1, g); let x = {value}; w -= m + x + t; }}"
    );
    notation(&rule)
}

/// The Unicode line that defines `symbol`.
fn line(notation: &Notation, symbol: &str) -> String {
    let start = format!("{symbol} = ");
    let found = notation
        .unicode
        .lines()
        .find_map(|line| line.strip_prefix(&start));
    found.map_or_else(
        || panic!("{symbol} in\n{}", notation.unicode),
        str::to_owned,
    )
}

/// Adam is what its paper says, without a word of the language.
#[test]
fn adam_reads_like_its_paper() {
    let adam = notation(
        "struct Adam { lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8 }
         state { m, v }
         update(θ, g) {
             m = ema(beta1, g);
             v = ema(beta2, g^2);
             θ -= lr * debias(m) / (sqrt(debias(v)) + eps);
         }",
    );
    let paper = "\
mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ
vₜ = β₂·vₜ₋₁ + (1 − β₂)·gₜ²
m̂ₜ = mₜ/(1 − β₁ᵗ)
v̂ₜ = vₜ/(1 − β₂ᵗ)
θₜ = θₜ₋₁ − η·m̂ₜ/(√v̂ₜ + ε)
";
    assert_eq!(adam.unicode, paper);
}
