//! Which letters names become, and which step they belong to.

use super::{line, notation};

/// Names become letters only where a reader expects it; nothing is written like something else.
#[test]
fn names_become_letters() {
    let rule = notation(
        "struct R {
             lr = 1, beta1 = 1, beta_2 = 1, γ = 1, k0 = 1, v_max = 1, sigma_low_2 = 1, g_avg = 1,
             x_hat = 1, warmup = 1u64, initial_sum = 1, Omega = 1, x_beta = 1, eps_in_root = false,
             momentum = 1, mu = 1, eta_t = 1, η = 1, lambda = 1, weight_decay = 1, f_low = 1,
         }
         require lr + beta1 + beta_2 + γ + k0 + v_max + sigma_low_2 + g_avg + x_hat + warmup
             + initial_sum + Omega + x_beta + momentum + mu + eta_t + η + lambda + weight_decay
             + f_low > 0 || eps_in_root, \"all are used\";
         update(w, g) { w -= g; }",
    );
    let symbols: Vec<_> = rule
        .params
        .iter()
        .map(|param| param.symbol.as_str())
        .collect();
    let expected = [
        // `η` itself is a name, so `lr` cannot be written like it.
        "lr",
        "β₁",
        "β₂",
        "γ",
        "k₀",
        "vₘₐₓ",
        "σ_(low,2)",
        "g\u{304}",
        "x\u{302}",
        "warmup",
        "initial_sum",
        "Ω",
        "x_β",
        "eps_in_root",
        "μ",
        "mu",
        "ηₜ",
        "η",
        "λ",
        "weight_decay",
        "f_low",
    ];
    assert_eq!(symbols, expected);
}

/// Where Unicode has no small letter for the step number, it is told by `_`.
#[test]
fn a_step_number_without_small_letter() {
    let rule = notation(
        "struct R { lr = 1 } state { m, s_low } update(w, g, τ) {
             m = trace(lr, g); s_low = running_sum(m / τ); w -= s_low + prev(m);
         }",
    );
    assert_eq!(line(&rule, "m_τ"), "η·m_(τ−1) + g_τ");
    assert_eq!(line(&rule, "s_(low,τ)"), "s_(low,τ−1) + m_τ/τ");
}

/// A rule that does not name the step number may use its letter for something else.
#[test]
fn the_letter_of_the_step_number_may_be_taken() {
    let rule = notation("struct R { t = 1 } update(w, g) { w -= t * g; }");
    assert_eq!(rule.unicode, "wₖ = wₖ₋₁ − t·gₖ\n");
    assert!(
        rule.python
            .contains("(\n    w, g, state, t_,\n    t=1.0,\n"),
        "{}",
        rule.python
    );
}

/// What belongs to a step has its index; what is the same in every step has none.
#[test]
fn indices_tell_the_step() {
    let rule = notation(
        "struct R { lr = 1, beta = 0.5 } state { m, z = w, v = g^2, c: scalar = 2 * lr }
         update(w, g, t) {
             let longest = 1 / (1 - beta);
             let rate = lr / t;
             let old = prev(m) + w;
             m = ema(beta, old);
             w -= rate * longest * m + prev(z) + prev(v) + prev(c);
             z = prev(z) + w;
             v = running_max(beta, g);
             c *= lr;
         }",
    );
    assert_eq!(line(&rule, "longest"), "1/(1 − β)");
    assert_eq!(line(&rule, "rateₜ"), "η/t");
    assert_eq!(line(&rule, "oldₜ"), "mₜ₋₁ + wₜ₋₁");
    assert_eq!(
        line(&rule, "wₜ"),
        "wₜ₋₁ − (rateₜ·longest·mₜ + zₜ₋₁ + vₜ₋₁ + cₜ₋₁)"
    );
    assert_eq!(line(&rule, "zₜ"), "zₜ₋₁ + wₜ");
    assert_eq!(line(&rule, "vₜ"), "max(β·vₜ₋₁, gₜ)");
    assert_eq!(rule.initials, ["m₀ = 0", "z₀ = w₀", "v₀ = g₁²", "c₀ = 2·η"]);
}
