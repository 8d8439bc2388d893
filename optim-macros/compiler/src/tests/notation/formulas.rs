//! What the equations become: products, parentheses, conditions, lines.

use super::{line, notation, value};

/// Parentheses stand where the value would be another without them, and nowhere else.
#[test]
fn parentheses() {
    let cases = [
        ("g - (m - w)", "gₜ − (mₜ − wₜ₋₁)"),
        ("g - m - w", "gₜ − mₜ − wₜ₋₁"),
        ("g + (m - w)", "gₜ + mₜ − wₜ₋₁"),
        ("g + -m", "gₜ + (−mₜ)"),
        ("g + (-m + w)", "gₜ + (−mₜ + wₜ₋₁)"),
        ("-g * m", "(−gₜ)·mₜ"),
        ("-(g * m)", "−gₜ·mₜ"),
        ("-(g + m)", "−(gₜ + mₜ)"),
        ("-g^2", "−gₜ²"),
        ("(-g)^2", "(−gₜ)²"),
        ("(g * m)^2", "(gₜ·mₜ)²"),
        ("(g^2)^3", "(gₜ²)³"),
        ("g^2^n", "gₜ^(2ⁿ)"),
        ("g^-0.5", "gₜ^(−0.5)"),
        ("g^(t - 1)", "gₜᵗ⁻¹"),
        ("g / (m * w)", "gₜ/(mₜ·wₜ₋₁)"),
        ("g / m / w", "gₜ/(mₜ·wₜ₋₁)"),
        ("g * (m / w)", "gₜ·mₜ/wₜ₋₁"),
        ("g / (m / w)", "gₜ/(mₜ/wₜ₋₁)"),
        ("lr / (1 + t) * g / (m + 1)", "η/(1 + t) · gₜ/(mₜ + 1)"),
        ("(g + m) / t * (w + 1)", "(gₜ + mₜ)/t · (wₜ₋₁ + 1)"),
        ("g * (1 / t)", "gₜ/t"),
        ("1 * 1 * g / 1", "gₜ/1"),
        ("sqrt(g + m) * sqrt(abs(g))", "√(gₜ + mₜ)·√|gₜ|"),
        (
            "sqrt(g)^2 + abs(g - m)^2 + sign(g)^2",
            "(√gₜ)² + |gₜ − mₜ|² + sign(gₜ)²",
        ),
        (
            "clamp(g, -1e-3, 1e7) + 2e-5 * min(g, 1)",
            "clamp(gₜ, −0.001, 10⁷) + 2·10⁻⁵·min(gₜ, 1)",
        ),
        ("1e-5^t", "(10⁻⁵)ᵗ"),
    ];
    for (written, expected) in cases {
        assert_eq!(line(&value(written), "xₜ"), expected, "{written}");
    }
}

/// Conditions are in words, chains as they were written, and choices within a sum have
/// parentheses.
#[test]
fn conditions_and_choices() {
    let cases = [
        ("if flag { g } else { m }", "gₜ if flag, otherwise mₜ"),
        (
            "if g > 0 { g } else if g == 0 { m } else { w }",
            "gₜ if gₜ > 0, mₜ if gₜ = 0, otherwise wₜ₋₁",
        ),
        (
            "2 * if flag { g } else { m } + 1",
            "2·(gₜ if flag, otherwise mₜ) + 1",
        ),
        (
            "if 0 <= g < 1 && !(g == m) || !flag { g } else { m }",
            "gₜ if 0 ≤ gₜ < 1 and gₜ ≠ mₜ or not flag, otherwise mₜ",
        ),
        (
            "if (flag || t > 1) && !(flag && t < 9) { g } else { m }",
            "gₜ if (flag or t > 1) and not (flag and t < 9), otherwise mₜ",
        ),
        (
            "if 0 < g && g < 1 { g } else { m }",
            "gₜ if 0 < gₜ and gₜ < 1, otherwise mₜ",
        ),
        // Between two of the same there is no choice.
        ("if flag { g } else { g }", "gₜ"),
        ("if g > 0 { m + 1 } else { m + 1 } * 2", "(mₜ + 1)·2"),
    ];
    for (written, expected) in cases {
        assert_eq!(line(&value(written), "xₜ"), expected, "{written}");
    }
}

/// Intermediates of branches are defined under the branch's condition, those of a choice per
/// weight before it, and two of one name can be told apart.
#[test]
fn branches_with_intermediates() {
    let steps = value(
        "if flag { let a = 2 * g; a^2 } else if t == 1 { g } else { let a = 3 * g; a + debias(m) }",
    );
    let expected = "\
mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ
if flag:
    aₜ = 2·gₜ
    xₜ = aₜ²
else if t = 1:
    xₜ = gₜ
else:
    a′ₜ = 3·gₜ
    m̂ₜ = mₜ/(1 − β₁ᵗ)
    xₜ = a′ₜ + m̂ₜ
wₜ = wₜ₋₁ − (mₜ + xₜ + t)
";
    assert_eq!(steps.unicode, expected);

    let within =
        value("1 + if flag { g } else { let a = g; a } + if g > 0 { let b = m; b } else { m }");
    let expected = "\
mₜ = β₁·mₜ₋₁ + (1 − β₁)·gₜ
if not flag:
    aₜ = gₜ
bₜ = mₜ
xₜ = 1 + (gₜ if flag, otherwise aₜ) + (bₜ if gₜ > 0, otherwise mₜ)
wₜ = wₜ₋₁ − (mₜ + xₜ + t)
";
    assert_eq!(within.unicode, expected);
}

/// The corrected value is on a line of its own once: above the branches where more than one needs it.
#[test]
fn a_corrected_value_is_defined_once() {
    let rule = notation(
        "struct R { beta = 0.5, flag = true } state { m, average, n_hat }
         update(w, g) {
             m = ema(beta, g);
             average = ema(beta, g);
             n_hat = ema(beta, g);
             let a = if flag { debias(m) } else { debias(m) + 1 };
             w -= a + debias(m) * debias(m) + debias(average) + debias(n_hat);
         }",
    );
    assert_eq!(
        rule.unicode.matches("m̂ₜ = mₜ/(1 − βᵗ)").count(),
        1,
        "{}",
        rule.unicode
    );
    // A word has no hat, nor has what already has one.
    assert_eq!(
        line(&rule, "wₜ"),
        "wₜ₋₁ − (aₜ + m̂ₜ·m̂ₜ + averageₜ/(1 − βᵗ) + n̂ₜ/(1 − βᵗ))"
    );
}
