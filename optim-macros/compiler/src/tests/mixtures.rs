//! `b·x + (1 − b)·y` lies between its parts for every rate that is known to lie in [0, 1], however it was made and
//! written; and for no other.

use super::ids_of;

/// Numbers of a step from 0 to 1.
pub(super) const RATES: [&str; 24] = [
    "beta",
    "share",
    "1 - beta",
    "1 - share",
    "1 - t^decay",
    "t^decay",
    "1 / t",
    "1 - 1 / t",
    "1 / (1 + k^2)",
    "beta^t",
    "1 - beta^t",
    "beta * share",
    "beta * (1 - 0.96^t)",
    "(1 - t^decay) * share * beta",
    "share^2",
    "min(beta, (t + 1) / (t + 10))",
    "min(beta, 1 - t^decay)",
    "max(1 - beta, 0.1)",
    "clamp(k, 0, 1)",
    "if t == 1 { 0 } else { beta }",
    "exp(-k^2)",
    "sqrt(beta)",
    "beta * (1 - 1 / t)",
    "min(k^2, sqrt(1 - 1 / t) * share)",
];

/// Numbers that may lie outside of [0, 1].
pub(super) const NO_RATES: [&str; 8] = [
    "k",
    "1 + share",
    "share - beta",
    "2 * beta",
    "t^-decay",
    "1 - 2 * share",
    "1 / (0.5 + share)",
    "share * k",
];

pub(super) const FORMS: [&str; 6] = [
    "b * x + (1 - b) * y",
    "(1 - b) * y + b * x",
    "x * b + y * (1 - b)",
    "(1 - b) * x + b * y",
    "b * (x * 0.5) + 0.5 * y * (1 - b)",
    "c * x + (1 - c) * y",
];

/// Parts between 0.5 and 3, where a sum of products alone may be as small as 0.
const PARTS: [(&str, &str); 3] = [
    ("g^2 + 1", "w^2 + 1"),
    ("clamp(g, 1, 2)", "clamp(w, 1.5, 3)"),
    ("prev(v)", "abs(g) + 1"),
];

/// What is found in a rule that takes a root of the mixture, less 0.4 and divided by.
fn found(rate: &str, form: &str, (x, y): (&str, &str)) -> Vec<&'static str> {
    let text = format!(
        "struct R {{ lr = 0.1 where lr >= 0, beta = 0.9 where 0 <= beta < 1, share = 0.5 where 0 <= share <= 1, \
         decay = -0.8 where -1 <= decay <= 0, k = 0.5 }}
         state {{ v = 1 }}
         update(w, g, t) {{
             let b = {rate};
             let c = 1 - b;
             let (x, y) = 0;
             let mixed = {form};
             v = max(prev(v), 1);
             w -= lr * g / sqrt(mixed - 0.4) + 0 * c * (v + beta + share + decay + k + t);
         }}"
    );
    let text = text.replace("let (x, y) = 0;", &format!("let x = {x}; let y = {y};"));
    ids_of(text.parse().expect("tokens"))
}

#[test]
fn a_mixture_by_a_rate_lies_between_its_parts() {
    for rate in RATES {
        for form in FORMS {
            for parts in PARTS {
                let ids = found(rate, form, parts);
                // What looks like the weights of an average swapped is another matter.
                let proven = ids.iter().all(|id| *id == "reversed-ema");
                assert!(proven, "{rate}: {form} of {parts:?}: {ids:?}");
            }
        }
    }
}

#[test]
fn a_mixture_by_what_is_no_rate_may_be_anything() {
    for rate in NO_RATES {
        for form in FORMS {
            for parts in PARTS {
                let ids = found(rate, form, parts);
                assert!(ids.contains(&"possible-nan"), "{rate}: {form} of {parts:?}");
            }
        }
    }
    // The share of another rate.
    for rate in ["beta", "beta * share"] {
        for form in [
            "b * x + (1 - share) * y",
            "b * x + (1 - b * b) * y",
            "b * b * x + (1 - b) * y",
        ] {
            let ids = found(rate, form, PARTS[0]);
            assert!(ids.contains(&"possible-nan"), "{rate}: {form}");
        }
    }
}
