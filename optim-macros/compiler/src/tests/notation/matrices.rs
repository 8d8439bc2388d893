//! Matrices as they are written by hand: side by side, and raised to a T.

use super::{line, notation};

const SHAMPOO: &str = "struct Shampoo { lr = 1e-3, eps = 1e-6 }
    state { l: row * row = eps, r: col * col, q: col * col = 1, s: row * row = 2 * eps + 1 }
    update(w, g) {
        l = ema(0.9, matmul(g, transpose(g)));
        r = running_sum(matmul(transpose(g), g));
        q = inverse_root(matmul(r, r + transpose(r)), 2);
        s = matmul(prev(s), eigenvectors(l));
        w -= lr * matmul(matmul(inverse_root(l), matmul(s, g)), q);
    }";

#[test]
fn products_stand_side_by_side() {
    let notation = notation(SHAMPOO);
    let line = |symbol| line(&notation, symbol);
    assert_eq!(line("lₜ"), "0.9·lₜ₋₁ + (1 − 0.9)·(gₜ gₜᵀ)");
    assert_eq!(line("rₜ"), "rₜ₋₁ + gₜᵀ gₜ");
    assert_eq!(line("qₜ"), "inverse_root(rₜ (rₜ + rₜᵀ), p = 2)");
    assert_eq!(line("sₜ"), "sₜ₋₁ eigenvectors(lₜ)");
    assert_eq!(line("wₜ"), "wₜ₋₁ − η·(inverse_root(lₜ) (sₜ gₜ) qₜ)");
    assert!(
        notation.latex.contains(r"g_{t}^{\top} \, g_{t}"),
        "{}",
        notation.latex
    );
    assert!(
        notation.mathml.contains("<mo>⊤</mo>"),
        "{}",
        notation.mathml
    );
    assert_eq!(
        notation.initials,
        ["l₀ = ε·I", "r₀ = 0", "q₀ = I", "s₀ = (2·ε + 1)·I"]
    );
}

/// NumPy has functions for products, the tensor's shape and ours for the rest, each defined once.
#[test]
fn numpy_has_what_it_needs() {
    let python = notation(SHAMPOO).python;
    let has = |text: &str| assert!(python.contains(text), "{text} in\n{python}");
    has("l_prev = state.get(\"l\", eps * np.eye(w.shape[-2], dtype=w.dtype))");
    has("q = _inverse_root(r @ (r + np.swapaxes(r, -1, -2)), 2, 0, 0)");
    has("l = 0.9 * l_prev + (1 - 0.9) * (g @ np.swapaxes(g, -1, -2))");
    has("s = s_prev @ _eigenvectors(l)");
    for function in ["_inverse_root", "_eigenvectors"] {
        let definitions = python.matches(&format!("def {function}(")).count();
        assert_eq!(definitions, 1, "{function} in\n{python}");
    }
    assert!(!python.contains("_orthogonalize"), "{python}");
}
