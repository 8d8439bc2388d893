//! Shapes of matrices: which products fit, what they give, and how they are made.

use super::{errors_of, ids_of, optimized};

/// Matrices of each shape, in the language.
const SHAPES: [(&str, &str); 4] = [
    ("g", "rc"),
    ("transpose(g)", "cr"),
    ("matmul(g, transpose(g))", "rr"),
    ("matmul(transpose(g), g)", "cc"),
];

/// A rule whose state of this storage is this value.
fn keeping(storage: &str, value: &str) -> String {
    format!(
        "struct R {{ lr = 0.1 where lr >= 0 }}
         state {{ s{storage} }}
         update(w, g) {{ s = ema(0.9, {value}); w -= lr * g / (1 + norm(s)); }}"
    )
}

fn told(rule: &str) -> Vec<&'static str> {
    ids_of(rule.parse().expect("tokens"))
}

/// A product compiles where the inner sides are the same, and gives what has the outer ones.
#[test]
fn products_have_the_shapes_of_mathematics() {
    let kept = [("", "rc"), (": row * row", "rr"), (": col * col", "cc")];
    for (a, a_shape) in SHAPES {
        for (b, b_shape) in SHAPES {
            let fits = a_shape[1..] == b_shape[..1];
            let shape = format!("{}{}", &a_shape[..1], &b_shape[1..]);
            for (storage, wanted) in kept {
                let told = told(&keeping(storage, &format!("matmul({a}, {b})")));
                let sound = fits && shape == wanted;
                assert_eq!(
                    told.is_empty(),
                    sound,
                    "{a} by {b} in `{storage}`: {told:?}"
                );
                assert!(told.iter().all(|rule| *rule == "matrix-shapes"), "{told:?}");
                assert!(told.len() <= 1, "{a} by {b} in `{storage}`: {told:?}");
            }
        }
    }
}

/// What is added or compared must be of one shape; numbers meet all but what is transposed.
#[test]
fn values_meet_those_of_their_shape() {
    for (a, a_shape) in SHAPES {
        for (b, b_shape) in SHAPES.into_iter().chain([("2", ""), ("row_mean(g)", "r")]) {
            let lines = [a_shape, b_shape].contains(&"r") && [a_shape, b_shape].contains(&"rc");
            let meets = (a_shape == b_shape || b_shape.is_empty() || lines)
                && ![a_shape, b_shape].contains(&"cr");
            for value in [
                format!("norm({a} + {b})"),
                format!("norm(max({b}, {a}))"),
                format!("norm(if {a} > {b} {{ 1 }} else {{ {a} }})"),
            ] {
                let rule = format!(
                    "struct R {{ lr = 0.1 where lr >= 0 }}
                     update(w, g) {{ w -= lr * g / (1 + {value}); }}"
                );
                let told = told(&rule);
                assert_eq!(told.is_empty(), meets, "{value}: {told:?}");
                assert!(told.iter().all(|rule| *rule == "matrix-shapes"), "{told:?}");
                assert_eq!(told.len(), usize::from(!meets), "{value}: {told:?}");
            }
        }
    }
}

/// Transposed matrices are not made where they are multiplied, and one copy serves both products of a gradient.
#[test]
fn a_product_reads_its_operands_as_they_lie() {
    let rule = "struct R { lr = 0.1 where lr >= 0 }
         state { l: row * row, r: col * col }
         update(w, g) {
             let turned = transpose(g);
             l = ema(0.9, matmul(g, turned));
             r = ema(0.9, matmul(turned, g));
             w -= lr * transpose(matmul(turned, inverse_root(l, 2))) / (1 + norm(r));
         }";
    let text = optimized(rule.parse().expect("tokens")).program.to_string();
    for wanted in [
        "make pair of rows register 0 = matmul(kept 0, kept 0ᵀ)",
        "make pair of columns register 0 = matmul(kept 0ᵀ, kept 0)",
        "= inverse_root(pair of rows register 1, ",
        "make kept 1 = matmul(pair of rows register 2ᵀ, kept 1)",
    ] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
    assert!(!text.contains("transpose"), "{text}");
}

/// What is multiplied, in which order and how, and what is kept for what, are equations.
#[test]
fn a_fingerprint_tells_products_apart() {
    let fingerprint = |storage: &str, value: &str| {
        let rule = keeping(storage, value);
        optimized(rule.parse().expect("tokens")).fingerprint
    };
    let rows = |value: &str| fingerprint(": row * row", value);
    let all = [
        rows("matmul(g, transpose(g))"),
        rows("matmul(w, transpose(g))"),
        rows("matmul(g, transpose(w))"),
        rows("transpose(matmul(w, transpose(g)))"),
        rows("inverse_root(matmul(g, transpose(g)), 2)"),
        rows("inverse_root(matmul(g, transpose(g)), 3)"),
        rows("inverse_root(matmul(g, transpose(g)), 2, least = 1)"),
        rows("eigenvectors(matmul(g, transpose(g)))"),
        rows("matmul(prev(s), matmul(g, transpose(g)))"),
        rows("matmul(transpose(prev(s)), matmul(g, transpose(g)))"),
        fingerprint(": col * col", "matmul(transpose(g), g)"),
    ];
    for (index, one) in all.iter().enumerate() {
        assert!(!all[index + 1..].contains(one), "{index}");
    }
    // However it is spelled.
    assert_eq!(
        all[0],
        rows("matmul(g, transpose(transpose(transpose(g))))")
    );
}

/// A compound assignment is one of the old value and the new, so what does not fit its target is told as where it is assigned
/// plainly.
#[test]
fn a_compound_assignment_has_the_shape_of_its_target() {
    let storages = [("", "rc"), (": row * row", "rr"), (": col * col", "cc")];
    let rule = |storage: &str, assignment: &str| {
        format!(
            "struct R {{ lr = 0.1 where lr >= 0 }}
             state {{ s{storage} }}
             update(w, g) {{ {assignment} w -= lr * g / (1 + norm(s)); }}"
        )
    };
    let messages = |rule: &str| -> Vec<_> {
        let errors = errors_of(rule.parse().expect("tokens"));
        errors.into_iter().map(|error| error.message).collect()
    };
    for (value, shape) in SHAPES {
        for (storage, kept) in storages {
            for op in ["+=", "-="] {
                let compound = messages(&rule(storage, &format!("s {op} {value};")));
                assert_eq!(
                    compound.is_empty(),
                    shape == kept,
                    "s{storage} {op} {value}"
                );
                let plain = messages(&rule(storage, &format!("s = {value};")));
                assert_eq!(compound, plain, "s{storage} {op} {value}");
            }
        }
        for op in ["+=", "-=", "*="] {
            let text = format!("struct R {{}} update(w, g) {{ w {op} 0.1 * {value}; }}");
            let told = told(&text);
            if shape == "rc" {
                assert!(!told.contains(&"matrix-shapes"), "w {op} {value}: {told:?}");
            } else {
                assert_eq!(told, ["matrix-shapes"], "w {op} {value}");
            }
        }
    }
}

/// Where a switch leaves a number in the place of a matrix, that number is in all places: no other matrix is multiplied.
#[test]
fn a_number_that_a_switch_leaves_is_a_matrix_of_it() {
    let rule = "struct R { lr = 0.1 where lr >= 0, flag = true }
         state { l: row * row }
         update(w, g) {
             l = ema(0.9, matmul(g, transpose(g)));
             let p = if flag { l } else { norm(g) };
             w -= lr * matmul(p, g);
         }";
    let text = optimized(rule.parse().expect("tokens")).program.to_string();
    let products: Vec<_> = text
        .lines()
        .filter(|line| line.contains("make kept"))
        .collect();
    assert_eq!(products.len(), 2, "{text}");
    for (line, register) in products.iter().zip(["register 1", "register 1"]) {
        assert!(line.contains(register), "{line} in\n{text}");
    }
}

/// A root and eigenvectors read one triangle: of a matrix that is not symmetric its transpose is another one.
#[test]
fn a_root_of_a_transpose_reads_the_other_triangle() {
    let rule = |root: &str| {
        let rule = format!(
            "struct R {{ lr = 0.1 where lr >= 0 }}
             state {{ l: row * row }}
             update(w, g) {{
                 l = ema(0.9, matmul(g, transpose(w)));
                 w -= lr * matmul(l, matmul({root}, g));
             }}"
        );
        optimized(rule.parse().expect("tokens")).program.to_string()
    };
    for function in ["inverse_root", "eigenvectors"] {
        let plain = rule(&format!("{function}(l)"));
        let turned = rule(&format!("{function}(transpose(l))"));
        assert!(!plain.contains("transpose"), "{plain}");
        assert!(
            turned.contains("transpose(pair of rows register"),
            "{turned}"
        );
        // What is symmetric to the bit is its own transpose.
        let own = format!("{function}(transpose(matmul(g, transpose(g))))");
        assert!(!rule(&own).contains("transpose"), "{own}");
    }
}
