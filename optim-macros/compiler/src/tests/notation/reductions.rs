//! Reductions and numbers of the tensor, in every notation.

use super::{line, value};
use crate::functions::{self, Function};

/// Each is called by its name, but for the one that has a sign of its own.
#[test]
fn every_reduction_is_written_in_every_notation() {
    for signature in functions::all() {
        let arguments = match signature.function {
            Function::Reduction(reduction) if reduction.fold.is_of_pairs() => ["g, m", "gₜ, mₜ"],
            Function::Reduction(_) => ["g", "gₜ"],
            Function::Measure(_) => ["w", "w"],
            _ => continue,
        };
        let [given, printed] = arguments;
        let notation = value(&format!("{}({given})", signature.name));
        let name = signature.name;
        if name == "norm" {
            assert_eq!(line(&notation, "xₜ"), "‖gₜ‖");
            assert!(
                notation.latex.contains(r"\lVert g_{t} \rVert"),
                "{}",
                notation.latex
            );
            continue;
        }
        let of_step = if printed == "w" { "x" } else { "xₜ" };
        assert_eq!(line(&notation, of_step), format!("{name}({printed})"));
        let latex = format!(r"\operatorname{{{}}}", name.replace('_', r"\_"));
        assert!(
            notation.latex.contains(&latex),
            "{latex} in\n{}",
            notation.latex
        );
        let mathml = format!("<mi>{name}</mi>");
        assert!(
            notation.mathml.contains(&mathml),
            "{mathml} in\n{}",
            notation.mathml
        );
    }
}

/// Rows and columns keep their axis, and what may be fewer values than are reduced is spread.
#[test]
fn reductions_in_numpy() {
    const ROWS: &str = "axis=-1, keepdims=True";
    const MATRIX: &str = "axis=tuple(range(w.ndim))[-2:], keepdims=True";
    const COLUMNS: &str = "axis=tuple(range(w.ndim - 1))[-1:], keepdims=True";
    let cases = [
        ("sum(g)", "np.sum(g)".to_owned()),
        ("mean(g)", "np.mean(g)".to_owned()),
        ("norm(g)", "np.linalg.norm(g)".to_owned()),
        ("max_abs(g)", "np.max(np.abs(g))".to_owned()),
        ("tensor_max(g)", "np.max(g)".to_owned()),
        ("tensor_min(g)", "np.min(g)".to_owned()),
        ("dot(g, m)", "np.vdot(g, m)".to_owned()),
        ("row_sum(g)", format!("np.sum(g, {ROWS})")),
        ("row_mean(g)", format!("np.mean(g, {ROWS})")),
        (
            "row_norm(g)",
            format!("np.sqrt(np.sum(np.square(g), {ROWS}))"),
        ),
        ("row_max_abs(g)", format!("np.max(np.abs(g), {ROWS})")),
        ("row_max(g)", format!("np.max(g, {ROWS})")),
        ("row_min(g)", format!("np.min(g, {ROWS})")),
        ("row_dot(g + m, m)", format!("np.sum((g + m) * m, {ROWS})")),
        (
            "col_norm(g)",
            format!("np.sqrt(np.sum(np.square(g), {COLUMNS}))"),
        ),
        ("col_dot(g, m)", format!("np.sum(g * m, {COLUMNS})")),
        ("col_min(g)", format!("np.min(g, {COLUMNS})")),
        ("rows(w)", "np.prod(np.shape(w)[-2:-1])".to_owned()),
        ("cols(w)", "np.prod(np.shape(w)[-1:])".to_owned()),
        (
            "norm(row_sum(g))",
            format!("np.sqrt(np.sum(np.square(np.sum(g, {ROWS})), {MATRIX}))"),
        ),
        (
            "dot(g, row_sum(m))",
            format!("np.sum(g * np.sum(m, {ROWS}))"),
        ),
        (
            "sum(2 * row_sum(g))",
            format!(
                "np.sum(np.broadcast_to(2 * np.sum(g, {ROWS}), w.shape[:-1] + (1,)), {MATRIX})"
            ),
        ),
        (
            "norm(-col_sum(g))",
            format!(
                "np.sqrt(np.sum(np.square(np.broadcast_to(-np.sum(g, {COLUMNS}), w.shape[:-2] + (1,) * (w.ndim > 1) + w.shape[-1:])), {MATRIX}))"
            ),
        ),
        (
            "mean(2 * row_sum(g))",
            format!(
                "np.mean(np.broadcast_to(2 * np.sum(g, {ROWS}), w.shape[:-1] + (1,)), {MATRIX})"
            ),
        ),
        (
            "sum(if flag { g } else { 1 })",
            "np.sum(np.broadcast_to(g if flag else 1, w.shape))".to_owned(),
        ),
        (
            "row_max(if flag { g } else { 1 })",
            format!("np.max(np.broadcast_to(g if flag else 1, w.shape), {ROWS})"),
        ),
    ];
    for (written, expected) in cases {
        let python = value(written).python;
        let expected = format!("    x = {expected}\n");
        assert!(python.contains(&expected), "{expected}in\n{python}");
    }
}
