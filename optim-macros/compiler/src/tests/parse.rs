//! Tokens to syntax tree: precedence and associativity, seen in what is printed back.

use quote::quote;

use super::parsed;
use crate::language::storage::Storage;
use crate::syntax::ast::{Expr, Stmt};

/// The right side of the first assignment to `w`.
fn expression(text: &str) -> String {
    let tokens: proc_macro2::TokenStream = text.parse().expect("tokens");
    let def = parsed(quote! { struct R { lr = 1 } update(w, g) { w = #tokens; } });
    let update = def.update.expect("an update");
    match update.body.into_iter().next() {
        Some(Stmt::Assign { value, .. }) => value.to_string(),
        other => panic!("not an assignment: {other:?}"),
    }
}

/// A name that is a function elsewhere is a name here, also in front of a minus and a number.
#[test]
fn a_difference_is_no_call() {
    super::sound(
        "struct R { lr = 1 where lr >= 0 } state { last } \
         update(w, g) { last = g; w -= lr * (last - 1); }"
            .parse()
            .expect("tokens"),
    );
}

#[test]
fn needless_parentheses_go_and_needed_ones_stay() {
    for (written, printed) in [
        ("(a * b) + c", "a * b + c"),
        ("a * (b + c)", "a * (b + c)"),
        ("(a + b) + c", "a + b + c"),
        ("a - (b - c)", "a - (b - c)"),
        ("a / (b * c)", "a / (b * c)"),
        ("(a / b) * c", "a / b * c"),
        ("-(a * b)", "-(a * b)"),
        ("(-a) * b", "-a * b"),
        ("-(a^2)", "-a^2"),
        ("(-a)^2", "(-a)^2"),
        ("a^(b^c)", "a^b^c"),
        ("(a^b)^c", "(a^b)^c"),
        ("a^-1", "a^-1"),
        ("a^(-b)", "a^-b"),
        ("2 * (a^2)", "2 * a^2"),
        ("(a && b) || c", "a && b || c"),
        ("a && (b || c)", "a && (b || c)"),
        ("!(a && b)", "!(a && b)"),
        ("!(a) && b", "!a && b"),
        ("!(a < b)", "!(a < b)"),
        ("(a + b) < c", "a + b < c"),
        ("0 <= a < 1", "0 <= a < 1"),
        ("(a < b) == c", "(a < b) == c"),
        ("(a * b) % c + 1", "a * b % c + 1"),
        ("a * (b % c)", "a * (b % c)"),
        ("a % (b * c)", "a % (b * c)"),
        ("rem(a + b, -c)", "(a + b) % -c"),
        ("(a % b)^2", "(a % b)^2"),
        ("max((a), (b + c))", "max(a, b + c)"),
    ] {
        assert_eq!(expression(written), printed, "{written}");
    }
}

#[test]
fn what_is_printed_reads_as_the_same() {
    for text in [
        "a - b - c * d / e^f^g",
        "-a^2 + !b",
        "if a < b { let x = 1; x + 2 } else if c { 3 } else { 4 } + 1",
        "(if a { b } else { c }) * 2",
        "f(a, if a { b } else { c }, -1)",
        "a < b && c >= d || !e && f != 1",
        "- - a",
        "!!a",
        "a^-b^2",
        "a % b % c == 0 && 2 * (a % 2) < 1",
        "1e-8 + 0.1 + 1e30 + 2",
    ] {
        let once = expression(text);
        assert_eq!(expression(&once), once, "{text}");
    }
}

#[test]
fn operators_need_no_spaces() {
    for (tight, spaced) in [
        ("a*-b", "a * -b"),
        ("a-b", "a - b"),
        ("a/-b", "a / -b"),
        ("a< -b", "a < -b"),
        ("a<-b", "a < -b"),
        ("a>=b", "a >= b"),
        ("a==-b", "a == -b"),
        ("a&&!b||c", "a && !b || c"),
        ("a^-2", "a^-2"),
        ("-a^2", "-a^2"),
    ] {
        assert_eq!(expression(tight), spaced);
    }
}

#[test]
fn unary_minus_binds_less_than_power() {
    let def = parsed(quote! { struct R {} update(w, g) { w = -g^2; } });
    let update = def.update.expect("an update");
    let Some(Stmt::Assign { value, .. }) = update.body.first() else {
        panic!("not an assignment");
    };
    let Expr { kind, .. } = value;
    assert!(matches!(kind, crate::syntax::ast::ExprKind::Neg(_)));
}

#[test]
fn declarations_in_every_form() {
    let def = parsed(quote! {
        #[derive(Copy)]
        pub(crate) struct R {
            /// Doc.
            a = -1.5 where a < 0,
            b = true,
            c = 10u64,
        }
        require b || a < -1, "text";
        state { m, s: scalar = 1 if b, z = w if b && a < 0, }
        update(w, g, t,) { w = w; }
    });
    assert_eq!(def.params.len(), 3);
    assert_eq!(def.params[0].attrs.len(), 1);
    assert_eq!(def.requires[0].message, "text");
    let states: Vec<_> = def
        .states
        .iter()
        .map(|state| {
            let initial = state.initial.as_ref().map(ToString::to_string);
            let condition = state.condition.as_ref().map(ToString::to_string);
            (state.storage == Storage::Scalar, initial, condition)
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(states[0], (false, None, None));
    assert_eq!(states[1], (true, text("1"), text("b")));
    assert_eq!(states[2], (false, text("w"), text("b && a < 0")));
    assert!(def.update.is_some_and(|update| update.t.is_some()));
}
