//! Hyper-parameters as JSON: by name, with defaults, and checked.

use optim_runtime::{Adam, Rule, Sgd};
use optim_tests::builtins::Builtin;
use optim_tests::inputs::{for_all, knobs};
use optim_tests::own::Anchored;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is written reads back as the same rule.
#[test]
fn rules_survive_a_round_trip() {
    fn check<R: Builtin + PartialEq + Serialize + DeserializeOwned>() {
        for_all(16, &knobs(), |knobs| {
            for rule in R::variants(&knobs) {
                let json = serde_json::to_string(&rule).expect("numbers and flags");
                let read: R = serde_json::from_str(&json).expect("what was just written");
                prop_assert_eq!(&read, &rule, "{}", json);
            }
            Ok(())
        });
    }
    macro_rules! check_all {
        ([] $($name:ident: $rule:ident,)*) => { $(check::<optim_runtime::$rule>();)* };
    }
    optim_runtime::built_in_rules! { check_all }
}

/// The fields are written under their names, in their order.
#[test]
fn fields_have_their_names() {
    let json = serde_json::to_string(&Anchored::default()).expect("numbers and flags");
    assert_eq!(json, r#"{"lr":0.25,"pull":0.5,"parts":2,"fading":true}"#);
}

/// A field that is missing has its default.
#[test]
fn missing_fields_have_their_defaults() {
    let adam: Adam = serde_json::from_str(r#"{"beta1": 0.5, "amsgrad": true}"#).unwrap();
    assert_eq!(adam, Adam::default().with_beta1(0.5).with_amsgrad(true));
    let sgd: Sgd = serde_json::from_str("{}").unwrap();
    assert_eq!(sgd, Sgd::default());
}

/// What would not be a valid rule, or has a name or kind no field has, is refused with the reason.
#[test]
fn what_is_not_a_valid_rule_is_refused() {
    fn refused<R: Rule + DeserializeOwned>(json: &str, reason: &str) {
        let error = serde_json::from_str::<R>(json).expect_err("this must be refused");
        assert!(error.to_string().starts_with(reason), "{error}");
    }
    refused::<Adam>(
        r#"{"beta3": 0.5}"#,
        "unknown field `beta3`, expected one of `lr`, ",
    );
    refused::<Adam>(
        r#"{"beta1": 1.0}"#,
        "Adam: `beta1` must satisfy 0 <= beta1 < 1, but is 1.0",
    );
    refused::<Sgd>(r#"{"nesterov": true}"#, "Sgd: nesterov needs momentum > 0");
    refused::<Adam>(
        r#"{"amsgrad": 1}"#,
        "invalid type: integer `1`, expected a boolean",
    );
    refused::<Anchored>(
        r#"{"parts": 1.5}"#,
        "invalid type: floating point `1.5`, expected u64",
    );
    refused::<Anchored>(
        r#"{"parts": 0}"#,
        "Anchored: `parts` must satisfy parts >= 1, but is 0",
    );
}
