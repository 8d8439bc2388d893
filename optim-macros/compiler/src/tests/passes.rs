//! Each rewrite on the smallest equation that shows it: what is written, and what the loop is.

use super::{built_in_files, optimized, rule_tokens, sound};

/// The loop after all passes of a rule with this equation: numbers of the step, operations for
/// each weight, stores.
fn loop_of(equation: &str) -> String {
    let params = ["lr", "eps"].map(|name| match equation.contains(name) {
        true => format!("{name} = 1 where {name} > 0,"),
        false => String::new(),
    });
    let mut words = equation.split(|c: char| !c.is_alphanumeric());
    let state = if words.any(|word| word == "m") {
        ("state { m }", "m = g;")
    } else {
        ("", "")
    };
    let rule = optimized(rule_tokens(&format!(
        "optimizer! {{ struct R {{ {} }} {} update(w, g, t) {{ {} w = {equation}; }} }}",
        params.concat(),
        state.0,
        state.1,
    )));
    let printed = rule.program.loops[0].code.only().to_string();
    let lines: Vec<_> = printed.lines().map(str::trim).collect();
    lines.join("; ")
}

fn assert_loops(cases: &[(&str, &str)]) {
    for (equation, expected) in cases {
        assert_eq!(loop_of(equation), *expected, "{equation}");
    }
}

#[test]
fn operations_that_change_nothing_are_dropped() {
    let plain = "element; %0 = g; store; w = %0";
    assert_loops(&[
        ("1 * g", plain),
        ("g / 1", plain),
        ("g^1", plain),
        ("--g", plain),
        ("g - 0", plain),
        ("g * -1", "element; %0 = g; %1 = -(%0); store; w = %1"),
        (
            "abs(g) - -w",
            "element; %0 = g; %1 = abs(%0); %2 = w; %3 = %1 + %2; store; w = %3",
        ),
        (
            "w + -g",
            "element; %0 = w; %1 = g; %2 = %0 - %1; store; w = %2",
        ),
    ]);
}

#[test]
fn known_numbers_are_computed_now() {
    let scaled =
        |factor: u8| format!("step; %0 = {factor}; element; %1 = g; %2 = %0 * %1; store; w = %2");
    assert_eq!(loop_of("2 * 3 * g"), scaled(6));
    assert_eq!(loop_of("sqrt(4) * g"), scaled(2));
    assert_eq!(loop_of("(1 - -2) * g"), scaled(3));
}

#[test]
fn what_differs_for_nan_or_a_signed_zero_stays() {
    let kept = "step; %1 = 0; element; %0 = w; %2 = g; %3 = %1 * %2; %4 = %0 + %3; store; w = %4";
    assert_eq!(loop_of("w + 0 * g"), kept);
    let kept = "step; %1 = 0; element; %0 = g; %2 = %0 + %1; store; w = %2";
    assert_eq!(loop_of("g + 0"), kept);
}

#[test]
fn powers_are_products_and_roots() {
    assert_loops(&[
        ("g^2", "element; %0 = g; %1 = %0 * %0; store; w = %1"),
        (
            "g^3",
            "element; %0 = g; %1 = %0 * %0; %2 = %1 * %0; store; w = %2",
        ),
        (
            "abs(g)^0.5",
            "element; %0 = g; %1 = abs(%0); %2 = sqrt(%1); store; w = %2",
        ),
        (
            "(1 + abs(g))^-1",
            "step; %0 = 1; element; %1 = g; %2 = abs(%1); %3 = %0 + %2; %4 = %0 / %3; \
             store; w = %4",
        ),
        ("g * w^0", "element; %0 = g; store; w = %0"),
        // Others are the library's.
        (
            "abs(g)^0.3",
            "step; %2 = 0.3; element; %0 = g; %1 = abs(%0); %3 = %1 ^ %2; store; w = %3",
        ),
        (
            "g^17",
            "step; %1 = 17; element; %0 = g; %2 = %0 ^ %1; store; w = %2",
        ),
    ]);
}

#[test]
fn factors_of_a_step_are_gathered() {
    // One number before the loop, one multiplication in it.
    let one = |operation: &str| {
        format!(
            "step; %0 = param 0; %2 = param 1; %3 = %0 {operation} %2; k0 = %3; \
             element; %1 = g; %4 = k0; %5 = %4 * %1; store; w = %5"
        )
    };
    assert_eq!(loop_of("lr * (g * eps)"), one("*"));
    assert_eq!(loop_of("lr * g / eps"), one("/"));
    assert_eq!(loop_of("lr * (g / eps)"), one("/"));
    assert_loops(&[
        (
            "g / lr",
            "step; %1 = param 0; %2 = 1; %3 = %2 / %1; k0 = %3; \
             element; %0 = g; %4 = k0; %5 = %4 * %0; store; w = %5",
        ),
        (
            // Each side keeps its own number of the step: `lr / eps` and `g * w` may overflow where
            // these do not.
            "(lr * g) / (eps * (1 + abs(w)))",
            "step; %0 = param 0; %4 = param 1; %5 = 1; k0 = %0; k1 = %4; \
             element; %1 = g; %2 = k0; %3 = %2 * %1; %6 = w; %7 = abs(%6); %8 = %5 + %7; %9 = k1; \
             %10 = %9 * %8; %11 = %3 / %10; store; w = %11",
        ),
        (
            "(lr * g) * (eps * w)",
            "step; %0 = param 0; %4 = param 1; k0 = %0; k1 = %4; \
             element; %1 = g; %2 = k0; %3 = %2 * %1; %5 = w; %6 = k1; %7 = %6 * %5; \
             %8 = %3 * %7; store; w = %8",
        ),
        // What differs from weight to weight stays as it is grouped.
        (
            "g / (1 + abs(w)) / (1 + abs(m))",
            "step; %1 = 1; element; %0 = g; %2 = w; %3 = abs(%2); %4 = %1 + %3; %5 = %0 / %4; \
             %6 = abs(%0); %7 = %1 + %6; %8 = %5 / %7; store; state 0 = %0; w = %8",
        ),
    ]);
}

#[test]
fn numbers_of_a_step_leave_the_loop() {
    assert_loops(&[
        (
            "g + lr * eps",
            "step; %1 = param 0; %2 = param 1; %3 = %1 * %2; k0 = %3; \
             element; %0 = g; %4 = k0; %5 = %0 + %4; store; w = %5",
        ),
        (
            "w - lr * t * g",
            "step; %1 = param 0; %2 = t; %3 = %1 * %2; k0 = %3; \
             element; %0 = w; %4 = g; %5 = k0; %6 = %5 * %4; %7 = %0 - %6; store; w = %7",
        ),
        (
            "if g > lr { w } else { g }",
            "step; %1 = param 0; k0 = %1; element; %0 = g; %2 = k0; %3 = %0 > %2; %4 = w; \
             %5 = if %3 then %4 else %0; store; w = %5",
        ),
    ]);
}

#[test]
fn equal_expressions_are_computed_once() {
    let shared = "element; %0 = g; %1 = w; %2 = %0 + %1; %3 = %2 * %2; store; w = %3";
    assert_eq!(loop_of("(g + w) * (g + w)"), shared);
    assert_eq!(loop_of("(g + w)^2"), shared);
}

/// `DESIGN.md` has the passes in the order in which they run.
#[test]
fn the_list_of_passes_is_the_one_that_is_described() {
    let page = include_str!("../../../../DESIGN.md");
    let (_, text) = page.split_once("**Passes**").expect("they are described");
    let text = text.split("\n\n").next().expect("never empty");
    let text = text.split(". ").next().expect("never empty");
    let quoted = text.split('`').skip(1).step_by(2);
    let described: Vec<_> = quoted.filter(|name| !name.contains('/')).collect();
    assert_eq!(described, crate::passes::names().collect::<Vec<_>>());
}

/// What a body needs, gathered from the last node to the first, is what a walk from its roots meets.
#[test]
fn what_a_body_needs_is_in_order() {
    for (name, file) in built_in_files() {
        for variant in sound(rule_tokens(&file)).program.loops {
            let body = variant.code;
            let roots: Vec<_> = body.stores.iter().map(|(_, node)| *node).collect();
            let mut met: Vec<_> = body.graph.below(roots.clone()).collect();
            met.sort_unstable();
            assert_eq!(body.graph.below_in_order(roots), met, "{name}");
        }
    }
}

/// The number comes first where the other operand differs from weight to weight, and only there.
#[test]
fn the_number_of_a_maximum_comes_first() {
    assert_loops(&[
        (
            "max(g, 3)",
            "step; %1 = 3; element; %0 = g; %2 = max(%1, %0); store; w = %2",
        ),
        (
            "min(2, g)",
            "step; %0 = 2; element; %1 = g; %2 = min(%0, %1); store; w = %2",
        ),
        (
            "max(g, w)",
            "element; %0 = g; %1 = w; %2 = max(%0, %1); store; w = %2",
        ),
    ]);
}

/// `w - k * w` is right where `k` is small, as in a decay. In an average `k` is near 1, and what the average begins with,
/// a thousandth of the weight, would have four digits left.
#[test]
fn an_average_of_weights_takes_its_share_of_them() {
    let rule = optimized(rule_tokens(
        "optimizer! { struct R { b = 0.9 where 0 <= b < 1, } state { m } \
         update(w, g) { m = ema(b, w); w = (1 - b) * w - m * g; } }",
    ));
    let printed = rule.program.loops[0].code.only().to_string();
    let lines: Vec<_> = printed.lines().map(str::trim).collect();
    assert_eq!(
        lines.join("; "),
        "step; %1 = param 0; %5 = 1; %6 = %5 - %1; k0 = %1; k1 = %6; element; %0 = prev state 0; %2 = w; %3 = k0; \
         %4 = %3 * %0; %7 = %3 * %2; %8 = k1; %9 = %8 * %2; %10 = %4 + %9; %11 = g; %12 = %10 * %11; %13 = %7 + %12; \
         %14 = %2 - %13; store; state 0 = %10; w = %14",
    );
}
