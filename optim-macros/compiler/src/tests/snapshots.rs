//! What each built-in rule becomes, stage by stage. A change of the compiler shows here.

use super::{built_in_files, optimized, rule_tokens, sound};
use crate::codegen::{self, Runtime};
use crate::notation::Notation;

/// Rules that show between them every kind of state, switch, list and reduction. The others would add bulk alone.
const STAGES: [&str; 14] = [
    "adafactor",
    "adagrad",
    "adam",
    "aggmo",
    "asgd",
    "gradient_descent",
    "lamb",
    "lars",
    "lion",
    "momentum",
    "prodigy",
    "rprop",
    "sgd",
    "sign_descent",
];

fn staged_files() -> impl Iterator<Item = (String, String)> {
    let files = built_in_files().into_iter();
    files.filter(|(name, _)| STAGES.contains(&name.as_str()))
}

#[test]
fn intermediate_representation_before_and_after_the_passes() {
    for (name, file) in staged_files() {
        let lowered = format!("{:#}", sound(rule_tokens(&file)).program);
        insta::assert_snapshot!(format!("{name}.ir"), lowered);
        let rule = optimized(rule_tokens(&file));
        insta::assert_snapshot!(format!("{name}.ir.passes"), format!("{:#}", rule.program));
    }
}

#[test]
fn notation() {
    for (name, file) in built_in_files() {
        let Notation {
            unicode,
            latex,
            python,
            mathml,
            ..
        } = sound(rule_tokens(&file)).notation;
        let all = format!("{unicode}\n{latex}\n\n{python}\n{mathml}");
        insta::assert_snapshot!(format!("{name}.notation"), all);
    }
}

#[test]
fn generated_code() {
    assert_eq!(staged_files().count(), STAGES.len());
    for (name, file) in staged_files() {
        let rule = optimized(rule_tokens(&file));
        let code = codegen::generate(&rule, &Runtime::default());
        let code = syn::parse2(code).expect("generated code is Rust");
        insta::assert_snapshot!(format!("{name}.code"), prettyplease::unparse(&code));
    }
}

#[test]
fn the_same_rule_gives_the_same_tokens() {
    for (_, file) in built_in_files() {
        let expand =
            || crate::compile::compile(rule_tokens(&file), &Runtime::default()).to_string();
        let first = expand();
        for _ in 0..3 {
            assert_eq!(first, expand());
        }
    }
}
