//! The update at the defaults and what options change: what is shown.

use super::{built_in_files, rule_tokens, sound};
use crate::notation::Parts;

fn parts(name: &str) -> Parts {
    let mut files = built_in_files().into_iter();
    let (_, file) = files
        .find(|(file, _)| file == name)
        .expect("a built-in rule");
    let parts = sound(rule_tokens(&file)).notation.parts;
    parts.expect("a rule with options")
}

/// What a page shows before the whole update.
#[test]
fn built_in_rules() {
    for (name, file) in built_in_files() {
        let notation = sound(rule_tokens(&file)).notation;
        let eval = notation.eval.and_then(|eval| eval.parts);
        let shown: String = notation.parts.iter().chain(&eval).map(text).collect();
        if !shown.is_empty() {
            insta::assert_snapshot!(format!("{name}.page"), shown);
        }
    }
}

fn text(parts: &Parts) -> String {
    let mut text = parts.defaults.unicode.clone();
    for (title, lines) in &parts.options {
        text.push_str(&format!("\n{title}:\n{}", lines.unicode));
    }
    text
}

/// Adam with ten options begins as its paper does.
#[test]
fn adam_begins_like_its_paper() {
    let paper = "\
mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ
vₜ = β₂·vₜ₋₁ + (1 − β₂)·gₜ²
m̂ₜ = mₜ/(1 − β₁ᵗ)
v̂ₜ = vₜ/(1 − β₂ᵗ)
wₜ = wₜ₋₁ − η·m̂ₜ/(√v̂ₜ + ε)
";
    assert_eq!(parts("adam").defaults.unicode, paper);
    assert!(!parts("adam").defaults.mathml.contains("maximize"));
}

/// A number that is not zero is switched by the condition that compares it; what needs another option is told
/// with it, and what follows from both is not.
#[test]
fn options_and_their_titles() {
    let titles = |name| {
        let options = parts(name).options.into_iter();
        options.map(|(title, _)| title).collect::<Vec<_>>()
    };
    assert_eq!(
        titles("lion"),
        [
            "With `weight_decay > 0`",
            "With `maximize`",
            "With `weight_decay > 0`, without `decoupled_weight_decay`",
            "With `weight_decay > 0` and `fixed_decay`",
        ]
    );
    assert!(titles("signum").contains(&"With `momentum = 0`".to_owned()));
    let three = "With `weight_decay > 0`, `decoupled_weight_decay` and `fixed_decay`";
    assert!(titles("adan").contains(&three.to_owned()));
    let lines = |rule: &str| {
        let parts = super::notation(rule).parts.expect("options");
        let options = parts.options.into_iter();
        options
            .map(|(title, lines)| format!("{title}: {}", lines.unicode.trim_end()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        lines(
            "struct R { lr = 1, a = true, b = false, limit = 2, shift = 0, count = 0u64 }
             require !b || limit > 0.5, \"\";
             update(w, g) {
                 let x = if a { g } else { 2 * g };
                 let y = if b { x / 3 } else { x } + shift * count;
                 w -= lr * (if limit > 0.5 { y } else { y^2 }) * (if a && b { 5 } else { 1 });
             }"
        ),
        [
            "Without `a`: wₜ = wₜ₋₁ − η·2·gₜ",
            "With `b`: wₜ = wₜ₋₁ − η·gₜ/3 · 5",
            "With `limit <= 0.5`: wₜ = wₜ₋₁ − η·gₜ²",
            "With `b`, without `a`: wₜ = wₜ₋₁ − η·2·gₜ/3",
            "With `shift != 0` and `count > 0`: wₜ = wₜ₋₁ − η·(gₜ + shift·count)",
        ]
    );
}

/// Without options there is nothing to take apart.
#[test]
fn a_rule_without_options_is_shown_once() {
    for (name, file) in built_in_files() {
        let has_parts = sound(rule_tokens(&file)).notation.parts.is_some();
        assert_eq!(has_parts, file.contains("= false,"), "{name}");
    }
    assert!(
        super::notation("struct R { lr = 1 } update(w, g) { w -= lr * g; }")
            .parts
            .is_none()
    );
    // What the author names is kept, whatever it is.
    let named = "struct R { lr = 1 } update(w, g) { let d = g; let x = 0 * w; w -= lr * d + x; }";
    assert!(super::notation(named).parts.is_none());
}
