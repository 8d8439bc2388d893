//! `eval` through the stages: what it may say, what is proven of it, what it becomes.

use super::{errors_of, ids_of, optimized, sound};
use crate::codegen::{self, Runtime};

const PARAMS: &str = "lr = 0.1 where lr >= 0, beta = 0.9 where 0 < beta < 1, flag = true";

/// A rule with averages of its weights, and this `eval`.
fn rule(eval: &str) -> String {
    format!(
        "struct R {{ {PARAMS} }} \
         state {{ z = w, m, count: scalar, extra if flag }} \
         update(w, g, t) {{ \
             let d = lr * g / t; \
             w -= d; z = prev(z) - beta * d; m = ema(beta, w); count = prev(count) + 1; \
             if flag {{ extra = prev(extra) + d; }} \
             let unused = m + z + count + if flag {{ extra }} else {{ 0 }}; \
             #[allow(unused_intermediate)] let last = unused; \
         }} {eval}"
    )
}

/// Rule and help of each error.
fn told(eval: &str) -> Vec<(&'static str, String)> {
    let errors = errors_of(rule(eval).parse().expect("tokens"));
    let told = errors.iter().map(|error| {
        super::has_shape(error);
        let (_, help) = error.message.split_once("\nhelp: ").expect("a help");
        (error.rule.id, help.to_owned())
    });
    told.collect()
}

#[test]
fn what_it_may_say() {
    for eval in [
        "",
        "eval(w) { w = z; }",
        "eval(w) { w = w; }",
        "eval(w, t) { w += (1 - 1 / beta) * (z - w) / t; }",
        "eval(x, n) { let d = debias(m) * n; x = if x > d { d } else { z }; }",
        "eval(w) { if flag { let d = extra / count; w = d; } else { w *= count; } }",
        "eval(w) { if count > 2 { w = z; } else { w = m; } }",
        // The names of the update are free here, but for the gradient's.
        "eval(x) { let t = x + z; let w = t + m; x = w; }",
        "eval(w) { #[allow(possible_nan)] w = sqrt(z); }",
    ] {
        assert_eq!(told(eval), [], "{eval}");
    }
}

/// Each mistake is one message with the correction, and is read as meant.
#[test]
fn what_it_may_not_say() {
    for (eval, id, help) in [
        (
            "eval(w) { w = m_prev; }",
            "undeclared-name",
            "did you mean `m`?",
        ),
        (
            "eval(w) { w = m_hat; }",
            "undeclared-name",
            "write `debias(m)` for the value without its bias",
        ),
        (
            "eval(w) { w = m[t - 1]; }",
            "unknown-operator",
            "write `m`: an equation holds for every weight",
        ),
        (
            "eval(w) { w = w.lerp(z, 0.5); }",
            "method-call",
            "write `w + 0.5 * (z - w)`",
        ),
        (
            "eval(w) { return z + w; }",
            "expected-statement",
            "assign the weights: `w = z + w;`",
        ),
        (
            "eval(w) { w = prev(z); }",
            "eval-prev",
            "write `z` for what the last step left",
        ),
        (
            "eval(w) { w = grad; }",
            "undeclared-name",
            "declare it as a hyper-parameter, as a state, or by `let grad = …;`",
        ),
        (
            "eval(w) { z *= 1 - w; w = m; }",
            "eval-assigns",
            "name the value: `let z_2 = z * (1 - w);`, then use `z_2`",
        ),
        (
            "eval(w) { let z = w / 2; w = m; }",
            "duplicate-name",
            "name the new value: `let z_2 = w / 2;`",
        ),
        (
            "eval(w) { z = ema(beta, w); w = z; }",
            "average-of-non-state",
            "assign it in `update`: `z = ema(beta, w);`, and use `z`",
        ),
        (
            "eval(w) { w = 2 * ema(beta, w); }",
            "average-inside",
            "declare a state for it, `state { m }`, assign `m = ema(beta, w);` in `update` and use `m`",
        ),
        (
            "eval(w) { w = d; }",
            "undeclared-name",
            "it is defined in `update` alone: write `let d = …;` here as well",
        ),
        (
            "eval(lr) { lr = z; }",
            "duplicate-name",
            "choose another name, such as `lr_2`",
        ),
        (
            "eval(w) { }",
            "weights-not-assigned",
            "say what they are: `w = …;`",
        ),
        (
            "eval(w) { if flag { w = z; } }",
            "weights-not-assigned",
            "say what they are there: `w = …;`, or `w = w;` to leave them",
        ),
        (
            "eval(w) { w = extra; }",
            "absent-state",
            "put it inside `if flag { … }`, or declare `extra` without `if`",
        ),
        ("eval(w, g) { w = z; }", "eval-header", "write `eval(w)`"),
        (
            "eval(w, g, n) { w = z / n; }",
            "eval-header",
            "write `eval(w, n)`",
        ),
        (
            "eval() { }",
            "eval-header",
            "name the weights and, if used, the number of steps taken: `eval(w, t)`",
        ),
        (
            "evl(w) { w = z; }",
            "unexpected-section",
            "did you mean `eval`?",
        ),
        ("fn eval(w) { w = z; }", "unexpected-section", "remove `fn`"),
        (
            "eval(w) { w = z; } eval(w) { w = m; }",
            "duplicate-section",
            "put everything into one `eval`",
        ),
        (
            "eval(w) { if z > 0 { w = z; } else { w = m; } }",
            "element-branch",
            "choose between values instead: `w = if z > 0 { x } else { y };`",
        ),
        (
            "eval(w) { let x = z; w = m; }",
            "unused-intermediate",
            "use it in an equation or remove it; if it is meant, `#[allow(unused_intermediate)]` above says so",
        ),
        (
            "eval(w) { #[allow(possible_nan)] w = z; }",
            "unused-allow",
            "remove it from `#[allow(possible_nan)]`",
        ),
        (
            "eval(w) { w = flag; }",
            "flag-as-number",
            "write `if flag { 1 } else { 0 }`",
        ),
    ] {
        assert_eq!(told(eval), [(id, help.to_owned())], "{eval}");
    }
}

/// One mistake hides no other, in the update or in `eval`.
#[test]
fn every_independent_error_is_reported() {
    let reported = ids_of(
        "struct R { lr = 2 where 0 <= lr < 1 } state { z = w } \
         update(w, g) { z = prev(z) - lr * gg w -= sqrt(w) * zz; } \
         eval(w, g) { z = w; w = prev(z) + g * (1 + ) }"
            .parse()
            .expect("tokens"),
    );
    for id in [
        "default-outside-domain",
        "missing-semicolon",
        "undeclared-name",
        "possible-nan",
        "eval-header",
        "eval-assigns",
        "expected-expression",
    ] {
        assert!(reported.contains(&id), "{id} is not among {reported:?}");
    }
}

/// Of an `eval` that cannot be read nothing is missed: its lost part may be the use.
#[test]
fn what_is_lost_is_not_missed() {
    for eval in [
        "eval(w) { w = kept * ; }",
        "eval w { w = kept; }",
        "eval(w) kept",
        "eval(w { })",
    ] {
        let text = format!(
            "struct R {{ lr = 1 where lr >= 0 }} state {{ kept }} \
             update(w, g) {{ w -= lr * g; kept = w; }} {eval}"
        );
        let ids = match text.parse() {
            Ok(tokens) => ids_of(tokens),
            // Not even tokens.
            Err(_) => continue,
        };
        assert_eq!(ids.len(), 1, "{eval}: {ids:?}");
        assert_ne!(ids[0], "unused-state", "{eval}");
    }
}

/// A state starts behind its first step: what is not so before it may be so in `eval`.
#[test]
fn states_are_what_a_step_left() {
    for (eval, proven) in [
        ("eval(w) { w /= count; }", true),
        ("eval(w) { w /= count - 1; }", false),
        ("eval(w, n) { w /= n; }", true),
        ("eval(w, n) { w = sqrt(n - 1) * w; }", true),
        ("eval(w, n) { w = sqrt(n - 2) * w; }", false),
        ("eval(w) { w = 1 / z; }", false),
        (
            "eval(w) { if count > 2 { w /= count - 2; } else { w = 0; } }",
            true,
        ),
        (
            "eval(w) { if count < 3 { w = 0; } else { w = w / (count - 3); } }",
            false,
        ),
    ] {
        let ids = ids_of(rule(eval).parse().expect("tokens"));
        let expected: &[&str] = if proven { &[] } else { &["possible-nan"] };
        assert_eq!(ids, expected, "{eval}");
    }
    let update = "struct R { lr = 1 where lr >= 0 } state { count: scalar } \
                  update(w, g) { w -= lr * g / prev(count); count = prev(count) + 1; }";
    assert_eq!(ids_of(update.parse().expect("tokens")), ["possible-nan"]);
}

/// What only `eval` reads is used.
#[test]
fn eval_is_a_use() {
    sound(
        "struct R { lr = 1 where lr >= 0, share = 0.5 where 0 < share } state { kept } \
         update(w, g) { w -= lr * g; kept = w; } eval(w) { w = share * kept; }"
            .parse()
            .expect("tokens"),
    );
}

/// Its conditions select its loops alone, each of which is given the states that it reads.
#[test]
fn loops_are_its_own() {
    let plain = optimized(rule("").parse().expect("tokens")).program;
    let program = optimized(
        rule("eval(w, t) { w = if !flag || t > 9 { z } else { if count > 2 { m } else { w } }; }")
            .parse()
            .expect("tokens"),
    )
    .program;
    assert_eq!(program.loops.len(), plain.loops.len());
    for (one, other) in program.loops.iter().zip(&plain.loops) {
        assert_eq!(one.code.only().to_string(), other.code.only().to_string());
        assert_eq!(one.settings, other.settings);
    }
    let eval = program.eval.expect("it has one");
    assert_eq!(eval.switches.len(), 3);
    let states: Vec<_> = eval
        .loops
        .iter()
        .map(|variant| variant.states.clone())
        .collect();
    // `z`, `m` and neither.
    assert_eq!(states.len(), 3);
    for expected in [vec![0], vec![1], vec![]] {
        assert!(states.contains(&expected), "{states:?}");
    }
}

/// State means the same however it is evaluated.
#[test]
fn the_fingerprint_is_of_the_update() {
    let of = |eval: &str| optimized(rule(eval).parse().expect("tokens")).fingerprint;
    let plain = of("");
    for eval in [
        "eval(w) { w = z; }",
        "eval(x, n) { if n > 3 { x = m; } else { x = z; } }",
    ] {
        assert_eq!(of(eval), plain, "{eval}");
    }
}

/// The rule of `tests/support/src/own.rs`, in short.
const AVERAGED: &str = "struct Averaged { lr = 0.1 where lr >= 0, beta = 0.9 where 0 < beta <= 1 } \
     state { z = y } \
     update(y, g) { y -= lr * g; z = prev(z) - lr * y; } \
     eval(x, n) { let far = z - x; x += (1 - 1 / beta) * far / n; }";

#[test]
fn generated_code() {
    let code = codegen::generate(
        &optimized(AVERAGED.parse().expect("tokens")),
        &Runtime::default(),
    );
    let code = syn::parse2(code).expect("generated code is Rust");
    let code = prettyplease::unparse(&code);
    let plan = code.split("fn plan_eval").nth(1).expect("a plan");
    insta::assert_snapshot!("eval.code", plan);
}

/// What is stored has its step, what it is evaluated with has `eval` at its foot; one name for the
/// weights, whatever the header of `eval` calls them.
#[test]
fn notation() {
    let notation = sound(AVERAGED.parse().expect("tokens")).notation;
    let eval = notation.eval.expect("it has one");
    assert_eq!(
        eval.unicode,
        "farₙ = zₙ − yₙ\nyₑᵥₐₗ,ₙ = yₙ + (1 − 1/β)·farₙ/n\n"
    );
    assert!(
        eval.latex.contains(r"y_{\text{eval},n} = y_{n} + "),
        "{}",
        eval.latex
    );
    assert!(eval.mathml.contains("eval"), "{}", eval.mathml);
    assert!(eval.mathml.starts_with("<math "), "{}", eval.mathml);
    let expected = r#"import numpy as np


def averaged_eval(
    y, state, n,
    lr=0.1,  # lr >= 0
    beta=0.9,  # 0 < beta <= 1
):
    """The weights to evaluate Averaged with, after n steps, at least 1."""
    z = state["z"]
    far = z - y
    y = y + (1 - 1 / beta) * far / n
    return y
"#;
    assert_eq!(eval.python, expected);
    // An intermediate is written as the one of the same name in the update.
    let same = "struct R { lr = 1 where lr >= 0 } \
                update(w, g) { let d = lr * g; w -= d; } \
                eval(w) { let d = lr * w; w += if w > 0 { let e = 2 * d; e } else { let e = d; e }; }";
    let eval = sound(same.parse().expect("tokens")).notation.eval;
    let unicode = eval.expect("it has one").unicode;
    assert!(unicode.starts_with("dₜ = η·wₜ\n"), "{unicode}");
    // Two branches of one section are parted all the same.
    assert!(
        unicode.contains("eₜ = 2·dₜ\n") && unicode.contains("e′ₜ = dₜ\n"),
        "{unicode}"
    );
}
