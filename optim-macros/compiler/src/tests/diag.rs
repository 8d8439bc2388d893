//! The collector, and the nearest name.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::Span;

use crate::diag::{Errors, findings, nearest};

fn one_error() -> Errors {
    let errors = Errors::default();
    errors.report(
        &findings::UNDECLARED_NAME,
        Span::call_site(),
        "fact",
        "help",
    );
    errors
}

#[test]
fn errors_that_nobody_reads_are_a_bug() {
    assert!(catch_unwind(AssertUnwindSafe(|| drop(one_error()))).is_err());
    assert!(catch_unwind(|| drop(Errors::default())).is_err());
}

#[test]
fn errors_are_taken_in_order() {
    let errors = one_error();
    errors.report(
        &findings::MISSING_COMMA,
        Span::call_site(),
        "second",
        "help",
    );
    assert!(errors.any());
    let messages: Vec<_> = errors.take().into_iter().map(|e| e.message).collect();
    assert_eq!(messages, ["fact\nhelp: help", "second\nhelp: help"]);
    assert!(!errors.any());
}

/// Stages report one after the other; a reader goes from top to bottom.
#[test]
fn errors_are_taken_in_the_order_of_the_source_and_once() {
    let tokens: proc_macro2::TokenStream = "first second\nthird".parse().expect("tokens");
    let spans: Vec<_> = tokens.into_iter().map(|token| token.span()).collect();
    let errors = Errors::default();
    for (place, fact) in [
        (2, "c"),
        (0, "a"),
        (1, "b"),
        (0, "a"),
        (0, "other"),
        (1, "a"),
    ] {
        errors.report(&findings::MISSING_COMMA, spans[place], fact, "help");
    }
    errors.report(&findings::MISSING_SEMICOLON, spans[0], "a", "help");
    let taken = errors.take().into_iter();
    let taken: Vec<_> = taken
        .map(|error| format!("{} {}", error.rule.id, &error.message[..1]))
        .collect();
    let expected = [
        "comma a",
        "comma o",
        "semicolon a",
        "comma b",
        "comma a",
        "comma c",
    ];
    assert_eq!(taken, expected.map(|error| format!("missing-{error}")));
}

#[test]
fn an_error_is_a_compile_error_with_its_message() {
    let errors = one_error().take();
    let tokens = errors[0].to_tokens().to_string();
    assert!(tokens.contains("compile_error !"), "{tokens}");
    assert!(tokens.contains(r#""fact\nhelp: help""#), "{tokens}");
}

#[test]
fn the_nearest_name_is_one_edit_in_three_letters_away() {
    let known = ["lr", "beta1", "beta2", "momentum", "g", "m", "v_max"];
    let near = |name| nearest(name, known);
    assert_eq!(near("LR"), Some("lr"));
    assert_eq!(near("bata2"), Some("beta2"));
    assert_eq!(near("ebta2"), Some("beta2"));
    assert_eq!(near("momentm"), Some("momentum"));
    assert_eq!(near("vmax"), Some("v_max"));
    assert_eq!(near("M"), Some("m"));
    // Of several as near none is meant, and numbers tell names apart.
    assert_eq!(near("beta"), None);
    assert_eq!(crate::diag::near("beta", known), ["beta1", "beta2"]);
    assert_eq!(near("beta3"), None);
    // A name of one or two letters is near to no other.
    assert_eq!(near("v"), None);
    assert_eq!(near("lf"), None);
    assert_eq!(near("decay"), None);
}
