//! Equations as mathematics and as NumPy.

use super::{built_in_files, rule_tokens, sound};

/// What each built-in rule looks like, in every style.
#[test]
fn built_in_rules_in_every_style() {
    for (name, file) in built_in_files() {
        let notation = sound(rule_tokens(&file)).notation;
        insta::assert_snapshot!(
            format!("{name}.notation"),
            format!(
                "{}\n{}\n{}\n{}",
                notation.unicode, notation.latex, notation.python, notation.mathml
            )
        );
    }
}
