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

/// One in which each weight goes its own way, one with sums over the tensor, one with rows and columns.
const DEVICES: [&str; 3] = ["adafactor", "adam", "lars"];

#[test]
fn text_for_devices() {
    for (name, file) in staged_files() {
        if DEVICES.contains(&name.as_str()) {
            let rule = optimized(rule_tokens(&file));
            let text = codegen::cuda::text(&rule).expect("a rule for devices");
            insta::assert_snapshot!(format!("{name}.cu"), text.whole());
        }
    }
}

/// Where the runtime has a use for it, a rule's text comes with it, and else nothing of it.
#[test]
fn code_for_devices_is_there_where_it_is_asked_for() {
    let expand = |rule: &str, runtime: Runtime| {
        crate::compile::compile(rule_tokens(rule), &runtime).to_string()
    };
    for (name, file) in built_in_files() {
        let without = expand(&file, Runtime::default());
        let with = expand(&file, Runtime::default().with_devices());
        let asked = ["__on_devices", "DEVICE", "PLACE"];
        assert!(asked.iter().all(|word| with.contains(word)), "{name}");
        assert!(!asked.iter().any(|word| without.contains(word)), "{name}");
        assert!(syn::parse_str::<syn::File>(&with).is_ok(), "{name}");
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
