//! A mistake is told once, and what its help says, done literally, mends it.

use super::{errors_of, sound};

/// A help without what every lint adds to it.
fn alone(help: &str) -> Option<&str> {
    help.split("; if it is meant, ").next()
}

const PARAMS: &str =
    "lr = 1e-3 where lr >= 0, beta = 0.9 where 0 <= beta < 1, eps = 1e-8 where eps > 0";

/// A rule with these states and equations that uses all hyper-parameters.
fn rule(states: &str, body: &str) -> String {
    let states = if states.is_empty() {
        String::new()
    } else {
        format!("state {{ {states} }}")
    };
    format!("struct R {{ {PARAMS} }} {states} update(w, g) {{ {body} }}")
}

#[test]
fn what_help_says_mends() {
    for (states, wrong, id, help, states_after, mended) in [
        (
            "m",
            "m = ema(g, beta); w -= lr * m / eps;",
            "element-rate",
            "the rate comes first: write `m = ema(beta, g);`",
            "m",
            "m = ema(beta, g); w -= lr * m / eps;",
        ),
        (
            "m",
            "m = ema(beta, g); w - lr * m / eps;",
            "expected-statement",
            "write `w = w - lr * m / eps;`, or name it: `let x = w - lr * m / eps;`",
            "m",
            "m = ema(beta, g); w = w - lr * m / eps;",
        ),
        (
            "m",
            "m = ema(beta, g - prev(g)); w -= lr * m / eps;",
            "not-a-state",
            "keep it in a state: declare `state { g_old }`, assign `g_old = g;`, and read `prev(g_old)`",
            "m, g_old",
            "g_old = g; m = ema(beta, g - prev(g_old)); w -= lr * m / eps;",
        ),
        (
            "m",
            "m = ema(beta, g); let m = m / 2; w -= lr * m / eps;",
            "duplicate-name",
            "name the new value: `let m_2 = m / 2;`",
            "m",
            "m = ema(beta, g); let m_2 = m / 2; w -= lr * m_2 / eps;",
        ),
        (
            "m",
            "m = ema(beta, clamp(g, 0, 1)); w -= lr * g / (1 - m + eps);",
            "possible-nan",
            "divide by `(max(1 - m, 0) + eps)`: that changes the result",
            "m",
            "m = ema(beta, clamp(g, 0, 1)); w -= lr * g / (max(1 - m, 0) + eps);",
        ),
        (
            "v, a",
            "a = ema(beta, g); v = ema(beta, g^2); w -= lr * g / sqrt(v - a^2 + eps);",
            "possible-nan",
            "keep the variance itself, which cannot go below 0: `v = ema_var(beta, g, a);`, and write \
             `sqrt(v + eps)`",
            "v, a",
            "a = ema(beta, g); v = ema_var(beta, g, a); w -= lr * g / sqrt(v + eps);",
        ),
        (
            "v",
            "v = (1 - beta) * prev(v) + beta * g * g; w -= lr * g / (sqrt(v) + eps);",
            "reversed-ema",
            "write `v = ema(beta, g * g);`",
            "v",
            "v = ema(beta, g * g); w -= lr * g / (sqrt(v) + eps);",
        ),
        (
            "",
            "let eps2 = eps; w -= lr * eps(g) * beta * eps2;",
            "unknown-function",
            "write `eps * (g)` to multiply",
            "",
            "let eps2 = eps; w -= lr * eps * (g) * beta * eps2;",
        ),
    ] {
        let errors = errors_of(rule(states, wrong).parse().expect("tokens"));
        let told: Vec<_> = errors
            .iter()
            .map(|error| {
                (
                    error.rule.id,
                    error.message.split("\nhelp: ").last().and_then(alone),
                )
            })
            .collect();
        assert_eq!(told, [(id, Some(help))], "{wrong}");
        sound(rule(states_after, mended).parse().expect("tokens"));
    }
}

/// The other errors of a rule say nothing that is not so once these are mended.
#[test]
fn a_mistake_has_no_echo() {
    for (text, id) in [
        // What `t` is does not matter to the sign of the rate.
        (
            rule("m", "m = ema(beta, g); w -= lr * m / (1 - beta^t + eps);"),
            "undeclared-name",
        ),
        // The gradient is used, in the branch that is not the last.
        (
            rule(
                "",
                "if g > 0 { w -= lr * g; } else { w -= lr * w * beta / eps; }",
            ),
            "element-branch",
        ),
        (
            "struct R { lr = 1 where lr >= 0, clip = 1 where clip > 0 } \
             update(w, g) { w -= lr * clip(g, -clip, clip); }"
                .to_owned(),
            "unknown-function",
        ),
        (
            "struct R { lr = (0.9, 0.999) } update(w, g) { w -= lr * g; }".to_owned(),
            "list-form",
        ),
    ] {
        let errors = errors_of(text.parse().expect("tokens"));
        let told: Vec<_> = errors.iter().map(|error| error.rule.id).collect();
        assert_eq!(told, [id], "{text}");
    }
}

/// A square may be written as a product, with whatever stands between.
#[test]
fn a_factor_that_stands_twice_is_a_square() {
    for (square, proven) in [
        ("g * g", true),
        ("beta * g * g", true),
        ("g * beta * g", true),
        ("g * (w * g) * w", true),
        ("g * g * g", false),
        ("g * w", false),
        ("-g * g", false),
    ] {
        let text = rule("", &format!("w -= lr * g * beta / (sqrt({square}) + eps);"));
        let told = errors_of(text.parse().expect("tokens")).len();
        assert_eq!(told == 0, proven, "{square}");
    }
}
