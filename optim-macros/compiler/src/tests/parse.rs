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

/// A default is done at compile time, in `f64`; what is no number in it is told at its token.
#[test]
fn a_default_may_be_arithmetic() {
    use crate::language::literal::Literal;
    let default = |written: &str| {
        let rule = format!(
            "struct R {{ a = {written} where a > -9, b = 1 }} update(w, g) {{ w -= a * b * g; }}"
        );
        let params = super::parsed(rule.parse().expect("tokens")).params;
        assert_eq!(params.len(), 2, "{written}");
        params[0].default
    };
    for (written, value) in [
        ("1.0 / 3.0", 1.0 / 3.0),
        ("-1 / 3", -1.0 / 3.0),
        ("1 - 0.9^2", 1.0 - 0.9_f64.powf(2.0)),
        ("(1 + 2) * 2", 6.0),
        ("(1 - 0.25)", 0.75),
        ("2 * -3", -6.0),
        ("sqrt(0.25)", 0.5),
        ("exp(-max(1, 2))", (-2.0_f64).exp()),
        ("-1e-3", -1e-3),
    ] {
        assert_eq!(default(written), Some(Literal::Number(value)), "{written}");
    }
    for wrong in [
        "1 / 0",
        "1 / b",
        "sqrt(-1)",
        "ema(1, 2)",
        "1 / true",
        "b + 1",
    ] {
        let rule = format!("struct R {{ a = {wrong}, b = 1 }} update(w, g) {{ w -= a * b * g; }}");
        assert_eq!(
            super::ids_of(rule.parse().expect("tokens")),
            ["parameter-default"],
            "{wrong}"
        );
    }
}

/// A storage or a type before the name of a state is one mistake, and the storage is understood.
#[test]
fn a_storage_stands_behind_its_name() {
    for (states, help) in [
        ("m, scalar k", "write `k: scalar`"),
        ("scalar k = 1, m", "write `k: scalar`"),
        (
            "m, f64 k",
            "write `k` for one value per weight, or `k: scalar`, `k: row`, `k: col`",
        ),
    ] {
        let rule = format!(
            "struct R {{ lr = 1 }} state {{ {states} }} \
             update(w, g) {{ k = prev(k) + 1; m = ema(0.9, g); w -= lr * m / (1 + k^2); }}"
        );
        let errors = super::errors_of(rule.parse().expect("tokens"));
        let told: Vec<_> = errors
            .iter()
            .map(|error| (error.rule.id, &*error.message))
            .collect();
        assert!(
            matches!(told.as_slice(), [("unknown-storage", message)] if message.ends_with(help)),
            "{told:?}"
        );
    }
}
