//! The function of NumPy.

use super::{notation, value};

/// Names that Python keeps for itself give way, also in `require`, comments and state.
#[test]
fn python_names() {
    let rule = notation(
        "struct Import { lambda = 1 where lambda >= 0, np = 2, None = 1u64 }
         require lambda < np, \"a \\\"quoted\\\" \\\\ word\";
         state { def, def_prev }
         update(from, g) {
             def = ema(0.5, g);
             def_prev = prev(def) + prev(def_prev);
             from -= lambda * np * None * (def + def_prev);
         }",
    );
    let expected = r#"import numpy as np


def import_(
    from_, g, state, t,
    lambda_=1.0,  # lambda_ >= 0
    np_=2.0,
    None_=1,
):
    """Step t of Import, counted from 1: the new weights and state.

    Before the first step the state is {}; later it is what the last step gave.
    """
    if not lambda_ < np_:
        raise ValueError("a \"quoted\" \\ word")
    def_prev_ = state.get("def", np.zeros_like(from_))
    def_prev_prev = state.get("def_prev", np.zeros_like(from_))
    def_ = 0.5 * def_prev_ + (1 - 0.5) * g
    def_prev = def_prev_ + def_prev_prev
    from_ = from_ - lambda_ * np_ * None_ * (def_ + def_prev)
    return from_, {"def": def_, "def_prev": def_prev}
"#;
    assert_eq!(rule.python, expected);
}

/// The grouping of the rule is kept: floating-point numbers do not associate.
#[test]
fn python_keeps_the_grouping() {
    let cases = [
        ("g + (m + w)", "g + (m + w)"),
        ("g * (m * w)", "g * (m * w)"),
        ("g / m * w", "g / m * w"),
        ("g / (m * w)", "g / (m * w)"),
        ("-g^2 + (-g)^2", "-g**2 + (-g)**2"),
        ("(g^2)^3 + g^2^n", "(g**2)**3 + g**2**n"),
        ("g^-0.5", "g**-0.5"),
        ("if flag { g } else { m } + 1", "(g if flag else m) + 1"),
        (
            "if 0 < g < t { g } else { 0 }",
            "np.where(np.logical_and(0 < g, g < t), g, 0)",
        ),
        ("if 0 < t < 5 { g } else { m }", "g if 0 < t < 5 else m"),
        ("if flag { g } else { g }", "g"),
        (
            "if flag || g > 0 { g } else { m }",
            "np.where(np.logical_or(flag, g > 0), g, m)",
        ),
        (
            "if flag || t > 1 && !flag { g } else { m }",
            "g if flag or t > 1 and not flag else m",
        ),
    ];
    for (written, expected) in cases {
        let python = value(written).python;
        let expected = format!("    x = {expected}\n");
        assert!(python.contains(&expected), "{expected}in\n{python}");
    }
}
