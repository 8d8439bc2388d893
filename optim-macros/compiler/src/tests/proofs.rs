//! What is proven of each built-in rule, as the table in `docs/proofs.md` tells it.
//!
//! `UPDATE_PAGES=1 cargo test -p optim-compiler proofs` writes the table anew.

use std::fmt::Write as _;
use std::path::PathBuf;

use quote::quote;

use super::{built_in_files, ids_of, rule_tokens, sound};
use crate::analysis::ranges::{Demand, Proofs};

const BEGIN: &str = "<!-- what is proven, written by a test -->\n";
const END: &str = "<!-- end of what is proven -->";

/// Operands of these demands, each with its range.
fn cell(proofs: &Proofs, is_of: impl Fn(&Demand) -> bool) -> String {
    let of = proofs.demands.iter();
    let of = of.filter(|(demand, ..)| is_of(demand));
    let parts: Vec<_> = of
        .map(|(_, text, range)| format!("`{text}` {range}"))
        .collect();
    parts.join(", ")
}

fn table() -> String {
    let mut table = String::from(
        "| rule | states | under a root, not negative | divisors, not zero | rates, in [0, 1) |\n\
         |---|---|---|---|---|\n",
    );
    for (_, file) in built_in_files() {
        let rule = sound(rule_tokens(&file));
        let proofs = &rule.proofs;
        let states = rule.def.states.iter().zip(&proofs.states);
        let states: Vec<_> = states
            .map(|(state, range)| format!("`{}` {range}", state.name))
            .collect();
        writeln!(
            table,
            "| `{}` | {} | {} | {} | {} |",
            rule.def.name,
            states.join(", "),
            cell(proofs, |demand| matches!(
                demand,
                Demand::Argument(_) | Demand::Power
            )),
            cell(proofs, |demand| matches!(
                demand,
                Demand::Divisor | Demand::Inverse
            )),
            cell(proofs, |demand| *demand == Demand::Rate),
        )
        .expect("a string takes everything");
    }
    table
}

#[test]
fn the_table_of_proofs_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/proofs.md");
    let page = std::fs::read_to_string(&path).expect("docs/proofs.md is there");
    let (before, rest) = page.split_once(BEGIN).expect("a place for the table");
    let (written, after) = rest.split_once(END).expect("an end of the table");
    let table = table();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        let page = format!("{before}{BEGIN}{table}{END}{after}");
        std::fs::write(&path, page).expect("docs/proofs.md can be written");
    } else {
        assert_eq!(
            written, table,
            "run `UPDATE_PAGES=1 cargo test -p optim-compiler proofs`"
        );
    }
}

/// Nothing of a built-in rule is taken on trust.
#[test]
fn no_built_in_rule_allows_anything() {
    for (name, text) in built_in_files() {
        assert!(!text.contains("allow("), "{name}.rs");
    }
}

/// Each proof needs what is known of its function or condition; without that it is refused.
#[test]
fn what_is_known_is_used_and_nothing_else() {
    for (body, proven) in [
        (quote!(sqrt(g ^ 2)), true),
        (quote!(sqrt(g * g)), true),
        (quote!(sqrt(g * w)), false),
        (quote!(sqrt(g ^ 3)), false),
        (quote!(sqrt(abs(g) + u)), true),
        (quote!(sqrt(abs(g) - u)), false),
        (quote!(sqrt(g - g)), true),
        (quote!(sqrt(max(g, 0))), true),
        (quote!(sqrt(min(g, 0))), false),
        (quote!(sqrt(1 - u)), true),
        (quote!(sqrt(2 - exp(u))), false),
        (quote!(sqrt(3 - exp(u))), true),
        (quote!(sqrt(1 - 0.9 ^ t)), true),
        (quote!(sqrt(0.5 - 0.9 ^ t)), false),
        (quote!(sqrt(t - 1)), true),
        (quote!(sqrt(t - 2)), false),
        (quote!(1 / (g ^ 2 + eps)), true),
        (quote!(1 / (g ^ 2 + u)), false),
        (quote!(1 / (g + eps)), false),
        (quote!(1 / (1 - 0.9 ^ t)), true),
        (quote!(1 / (1 - u)), false),
        (quote!(1 / exp(clamp(g, -1, 1))), true),
        (quote!(1 / exp(g)), false),
        (quote!(1 / (abs(x) + eps)), true),
        (quote!(ln(abs(g) + eps)), true),
        (quote!(ln(abs(g))), false),
        // Near 1 a logarithm is what rounding has left of its argument.
        (quote!(1 / ln(1.5 + g ^ 2)), true),
        (quote!(1 / ln(1 + 1e-10 * (1 + g ^ 2))), false),
        (quote!(1 / ln(1 - 1e-10 / (1 + g ^ 2))), false),
        (quote!(abs(g) ^ 0.3), true),
        (quote!(g ^ 0.3), false),
        (quote!(abs(g) ^ -0.3), false),
        (quote!(t ^ -0.8), true),
        // Conditions tell, in the branch where they hold and not in the other.
        (quote!(if g > 0 { sqrt(g) } else { 0 }), true),
        (quote!(if g > 0 { 0 } else { sqrt(g) }), false),
        (quote!(if g <= 0 { 0 } else { 1 / g }), true),
        (quote!(if g >= 0 { 1 / g } else { 0 }), false),
        (quote!(if g != 0 { 1 / g } else { 0 }), true),
        (quote!(if abs(g) > 0 { w / g } else { 0 }), true),
        (quote!(if g * w != 0 { 1 / w } else { 0 }), true),
        (quote!(if g > 0 && w > g { sqrt(w) } else { 0 }), true),
        (quote!(if g > 0 || w > g { sqrt(w) } else { 0 }), false),
        (quote!(if !(g < 1 || w < 1) { ln(w) } else { 0 }), true),
        (quote!(if t > 1 { 1 / (t - 1) } else { 0 }), true),
        (quote!(if t == 1 { 0 } else { 1 / (t - 1) }), true),
        (quote!(if t == 2 { 0 } else { 1 / (t - 1) }), false),
        (quote!(if x > 5 { sqrt(x - 5) } else { 0 }), true),
        // What is computed outside and used inside is used only inside.
        (
            quote!(if g > 0 {
                let r = sqrt(g);
                r
            } else {
                0
            }),
            true,
        ),
    ] {
        let ids = ids_of(quote! {
            struct R { x = 0, u = 0.5 where 0 <= u <= 1, eps = 1e-8 where eps > 0 }
            update(w, g, t) { w -= g * (x + u + eps + t) + #body; }
        });
        let expected: &[&str] = if proven { &[] } else { &["possible-nan"] };
        assert_eq!(ids, expected, "{body}");
    }
}

/// Reductions keep what is known of the sign of their values, of rows and columns as of the tensor.
#[test]
fn reductions_keep_signs() {
    for (body, proven) in [
        ("1 / FOLD_sum(g^2 + eps)", true),
        ("1 / FOLD_mean(g^2 + eps)", true),
        ("1 / FOLD_norm(g^2 + eps)", true),
        ("1 / FOLD_max_abs(g^2 + eps)", true),
        ("1 / FOLD_max(g^2 + eps)", true),
        ("1 / FOLD_min(g^2 + eps)", true),
        // The products may vanish.
        ("1 / FOLD_dot(g^2 + eps, g^2 + eps)", false),
        ("1 / (FOLD_dot(g, g) + eps)", true),
        ("sqrt(FOLD_dot(g, g))", true),
        ("sqrt(FOLD_dot(g, w))", false),
        ("1 / FOLD_norm(g)", false),
        ("1 / FOLD_max_abs(g)", false),
        ("1 / (FOLD_norm(g) + eps)", true),
        ("1 / FOLD_mean(g + 3 * sign(w))", false),
        ("sqrt(FOLD_sum(g^2))", true),
        ("sqrt(FOLD_sum(g))", false),
        ("sqrt(FOLD_mean(g))", false),
        ("sqrt(FOLD_min(abs(g)))", true),
        ("sqrt(FOLD_max(g))", false),
        ("sqrt(FOLD_min(g))", false),
        ("sqrt(2 - FOLD_max(clamp(g, 0, 1)))", true),
        ("sqrt(2 - FOLD_sum(clamp(g, 0, 1)))", false),
        ("sqrt(2 - FOLD_mean(clamp(g, 0, 1)))", true),
        ("1 / rows(w) + 1 / cols(w)", true),
        ("sqrt(rows(w) - 1) + sqrt(cols(w) - 1)", true),
        ("1 / (rows(w) - 1)", false),
        ("1 / (ndim(w) + cols(w))", true),
    ] {
        for fold in ["", "row_", "col_"] {
            let extreme = if fold.is_empty() { "tensor_" } else { fold };
            let body = body
                .replace("FOLD_max(", &format!("{extreme}max("))
                .replace("FOLD_min(", &format!("{extreme}min("))
                .replace("FOLD_", fold);
            let text = format!(
                "struct R {{ lr = 0.1 where lr >= 0, eps = 1e-8 where eps > 0 }} \
                 update(w, g) {{ w -= lr * g / eps + 1e-3 * ({body}); }}"
            );
            let ids = ids_of(text.parse().expect("tokens"));
            let expected: &[&str] = if proven { &[] } else { &["possible-nan"] };
            assert_eq!(ids, expected, "{body}");
        }
    }
}

/// What holds in exact arithmetic and not of computed values, or not after many steps.
#[test]
fn what_rounding_or_many_steps_undo_is_not_proven() {
    for (state, value, body, proven) in [
        // A rate below 1 may be 1 in `f32`, and a loop compares with that.
        ("", "", "if g <= beta { 1 / (1 - g) } else { g }", false),
        ("", "", "if g == beta { 1 / (1 - g) } else { g }", false),
        ("", "", "if g < 0.5 { 1 / (1 - g) } else { beta }", true),
        // A number that is multiplied at every step.
        (
            "s: scalar = 1",
            "s = beta * prev(s);",
            "g * s / prev(s)",
            false,
        ),
        ("s: scalar = 1", "s = beta * prev(s);", "g / (1 + s)", true),
        ("s: scalar = 1", "s = 2 * prev(s);", "g / s + beta", true),
        (
            "s: scalar = 1",
            "s = max(beta * prev(s), 0.1);",
            "g / s",
            true,
        ),
        // Both products of an average may vanish.
        ("s = 1", "s = ema(beta, abs(g) + eps);", "w / s", false),
        ("s = 1", "s = ema(beta, max(abs(g), 1));", "w / s", true),
        // The difference, not the 0 beside it, is off by rounding.
        (
            "",
            "let y = u * (abs(g) + 10);",
            "sqrt(if g < w { y - 0.9999999 } else { beta })",
            false,
        ),
        (
            "",
            "let y = u * (abs(g) + 10);",
            "beta * sqrt(max(y - 0.9999999, 0))",
            true,
        ),
        // An exponent that is whole but for rounding.
        (
            "",
            "let y = sign(abs(g) + 1) / 41 * 41;",
            "beta * g ^ y",
            false,
        ),
        ("", "let y = sign(abs(g) + 1) * 3;", "beta * g ^ y", true),
    ] {
        let text = format!(
            "struct R {{ beta = 0.9 where 0 <= beta < 1, eps = 1e-8 where eps > 0, \
             u = 0.5 where 0.1 <= u <= 1 }} \
             state {{ {state} }} update(w, g) {{ {value} w -= u * g / eps + {body}; }}"
        );
        let ids = ids_of(text.parse().expect("tokens"));
        let expected: &[&str] = if proven { &[] } else { &["possible-nan"] };
        assert_eq!(ids, expected, "{text}");
    }
}
