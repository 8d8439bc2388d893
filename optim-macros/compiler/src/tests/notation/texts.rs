//! The files for PyTorch and optax.

use super::{built_in_files, notation, rule_tokens, sound, value};
use crate::notation::Files;

/// The body of a function, from its first equation on.
fn line<'t>(text: &'t str, start: &str) -> &'t str {
    // Functions of the file are not as deep.
    let lines = text.lines().filter(|line| line.starts_with("        "));
    let lines = lines.map(str::trim_start);
    // What stands above ends as in the language.
    let mut lines = lines.filter(|line| !line.ends_with(';'));
    let found = lines.find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("`{start}` in\n{text}"))
}

/// Lists of tensors, a model's sums, branches on what is traced, rows and columns, inputs, random numbers.
#[test]
fn files_of_rules() {
    let torch = ["lion", "prodigy", "sophia", "sgld"];
    let optax = ["lion", "asgd", "sm3", "muon"];
    for (name, text) in built_in_files() {
        let files = || sound(rule_tokens(&text)).notation.files;
        if torch.contains(&name.as_str()) {
            insta::assert_snapshot!(format!("{name}.torch"), files().torch);
        }
        if optax.contains(&name.as_str()) {
            insta::assert_snapshot!(format!("{name}.optax"), files().optax);
        }
    }
}

/// A number that is known without a tensor is Python's, and a function of tensors gets tensors.
#[test]
fn numbers_and_tensors() {
    let cases = [
        (
            "sqrt(lr) * m",
            "torch._foreach_mul(m, math.sqrt(lr))",
            "_sqrt(lr) * m",
        ),
        (
            "max(g, lr)",
            "torch._foreach_maximum(g, lr)",
            "jnp.maximum(g, lr)",
        ),
        (
            "1 - g",
            "torch._foreach_add(torch._foreach_neg(g), 1)",
            "1 - g",
        ),
        (
            "clamp(g, -lr, lr)",
            "torch._foreach_minimum(torch._foreach_maximum(g, -lr), lr)",
            "jnp.clip(g, -lr, lr)",
        ),
        ("max(lr, t)", "max(lr, t)", "jnp.maximum(lr, t)"),
        (
            "atan2(g, lr)",
            "[torch.atan2(g, w.new_tensor(lr)) for g, w in zip(g, w)]",
            "jnp.arctan2(g, lr)",
        ),
        (
            "if g > 0 && m > g { g } else { m }",
            "[torch.where((g > 0) & (m > g), g, m) for g, m in zip(g, m)]",
            "jnp.where(jnp.logical_and(g > 0, m > g), g, m)",
        ),
        (
            "if (g + w) * 2 < m < 1 { g } else { m }",
            "[torch.where(((g + w) * 2 < m) & (m < 1), g, m) for g, w, m in zip(g, w, m)]",
            "jnp.where(jnp.logical_and((g + w) * 2 < m, m < 1), g, m)",
        ),
        (
            "if g < 0 < m < 1 && !(w > 0) { g } else { m }",
            "[torch.where(((g < 0) & (0 < m) & (m < 1)) & torch.logical_not(w > 0), g, m) for g, m, w in zip(g, m, w)]",
            "jnp.where(jnp.logical_and(jnp.logical_and(jnp.logical_and(g < 0, 0 < m), m < 1), jnp.logical_not(w > 0)), g, m)",
        ),
        (
            "lr^t * g",
            "torch._foreach_mul(g, _power(lr, t))",
            "lr**t * g",
        ),
        (
            "exp(lr) * g",
            "torch._foreach_mul(g, _exp(lr))",
            "_exp(lr) * g",
        ),
        (
            "if lr > 2 { g } else { m }",
            "(g if lr > 2 else m)",
            "_where(lr > 2, g, m)",
        ),
        (
            "norm(g) + lr",
            "torch.linalg.vector_norm(g) + lr",
            "jnp.linalg.norm(g) + lr",
        ),
        (
            "sqrt(norm(g))",
            "torch.sqrt(torch.linalg.vector_norm(g))",
            "jnp.sqrt(jnp.linalg.norm(g))",
        ),
        (
            "if flag { norm(g) } else { 1 }",
            "torch.linalg.vector_norm(g) if flag else w.new_tensor(1)",
            "jnp.linalg.norm(g) if flag else 1",
        ),
        (
            "model_sum(g)",
            "(yield 0, torch.sum(g))",
            "(yield 0, jnp.sum(g))",
        ),
    ];
    for (written, torch, optax) in cases {
        let files = value(written).files;
        assert_eq!(
            line(&files.torch, "x = "),
            format!("x = {torch}"),
            "{written}"
        );
        assert_eq!(
            line(&files.optax, "x = "),
            format!("x = {optax}"),
            "{written}"
        );
    }
}

/// A state that a flag switches off is not touched, whatever else is asked beside the flag.
#[test]
fn conditions_are_taken_apart() {
    let rule = notation(
        "struct R { lr = 1, flag = true }
         state { m if flag, v: scalar }
         update(w, g, t) {
             v = prev(v) + t;
             if flag { m = prev(m) + g; }
             let x = if t > 3 && flag { m } else { g };
             let y = if !(flag && prev(v) > 2) { g } else { m };
             w -= lr * (x + y);
         }",
    );
    let optax = &rule.files.optax;
    assert_eq!(
        line(optax, "x ="),
        "x = jnp.where(t > 3, m, g) if flag else g"
    );
    assert_eq!(
        line(optax, "y ="),
        "y = jnp.where(v_prev > 2, m, g) if flag else g"
    );
    let torch = &rule.files.torch;
    assert_eq!(line(torch, "x ="), "x = m if t > 3 and flag else g");
    assert_eq!(line(torch, "v ="), "v = v_prev + t");
}

/// Both branches are written under names of their own.
#[test]
fn branches_on_what_is_traced() {
    let rule = notation(
        "struct R { lr = 1 }
         state { m, n: scalar }
         update(w, g, t) {
             n = prev(n) + 1;
             if prev(n) > 2 { m = prev(m) + g; w -= lr * m; } else { m = g; w -= g; }
         }",
    );
    let expected = "
        chosen = n_prev > 2
        m_then = m_prev + g
        w_then = w - lr * m_then
        m_else = g
        w_else = w - g
        m = jnp.where(chosen, m_then, m_else)
        w = jnp.where(chosen, w_then, w_else)
";
    let optax = &rule.files.optax;
    assert!(optax.contains(expected), "{optax}");
}

/// A gradient is its owner's, who writes the next one to the same memory.
#[test]
fn what_others_change_is_copied() {
    let rule = notation(
        "struct R { lr = 1, flag = false }
         state { last, start = w, late }
         update(w, g, t) {
             let d = if flag { g } else { 2 * g };
             last = g;
             late = d;
             start = prev(start);
             w -= lr * (last - prev(last)) + start + late * len(w);
         }",
    );
    let torch = &rule.files.torch;
    assert_eq!(line(torch, "last ="), "last = g.clone()");
    assert_eq!(line(torch, "late ="), "late = d.clone()");
    assert!(
        torch.contains("\"start\" in state else w.clone()"),
        "{torch}"
    );
}

/// Python's words and what the files use are no names of the rule.
#[test]
fn names_give_way() {
    let rule = notation(
        "struct R { lambda = 1 where lambda > 0, torch = 2, params = 3 }
         state { step, count }
         update(w, g) {
             step = prev(step) + g;
             count = prev(count) + g;
             w -= lambda * torch * params * step + count;
         }",
    );
    let torch = &rule.files.torch;
    assert!(
        torch.contains("def __init__(self, params, lambda_=1.0, torch_=2.0, params_=3.0):"),
        "{torch}"
    );
    assert!(torch.contains("if not 0 < lambda_ < math.inf:"), "{torch}");
    // Steps are counted beside a state of that name.
    assert!(torch.contains("state[\"step_\"] = t"), "{torch}");
    let optax = &rule.files.optax;
    assert!(
        optax.contains("    count: Any  # Steps taken.\n    step: Any\n    count_: Any\n"),
        "{optax}"
    );
}

/// Every domain is asked for in words that name the argument.
#[test]
fn domains_are_checked() {
    let rule = notation(
        "struct R { a = 0.25, b = 0.5 where 0 <= b < 1, n = 2u64 where n >= 1, c = [1, 2] where c > 0, flag = false }
         require a < b || flag, \"a \\\"word\\\"\";
         update(w, g) { w -= a * b / n * c[0] * c[1] * g; }",
    );
    for part in [
        "if not math.isfinite(a):\n            raise ValueError(f\"`a` is {a}: it must be finite\")",
        "if not 0 <= b < 1:",
        "if not (n == int(n) >= 0 and n >= 1):",
        "if len(c) != 2:",
        "for one in c:\n            if not 0 < one < math.inf:",
        "if not (a < b or flag):\n            raise ValueError(\"a \\\"word\\\"\")",
    ] {
        assert!(
            rule.files.torch.contains(part),
            "{part} in\n{}",
            rule.files.torch
        );
    }
    assert!(
        rule.files
            .optax
            .contains("if _is_known(b) and not 0 <= b < 1:")
    );
}

/// optax may inject any number but those that say which states there are, which are asked for by name.
#[test]
fn settings_that_may_be_traced() {
    let rule = notation(
        "struct R { lr = 1, a = 0.5 where 0 <= a < 1, b = 0.5 where 0 <= b < 1 }
         state { m if a > 0 }
         update(w, g) {
             let k = if b > 0 && lr > 2 { 1 / b } else { lr };
             if a > 0 { m = ema(a, g); w -= lr * m + k; } else { w -= lr * g + k; }
         }",
    );
    let optax = &rule.files.optax;
    for part in [
        "if not _is_known(a):\n        raise TypeError(\"`a` says which states there are",
        "``static_args=[\"a\"]``",
        "        if a > 0:\n            m = a * m_prev",
        "k = _where(jnp.logical_and(b > 0, lr > 2), _divide(1, b), lr)",
        "b: Hyper-parameter. ``0 <= b < 1``.",
    ] {
        assert!(optax.contains(part), "{part} in\n{optax}");
    }
}

/// What Python reads as one name is none twice, and what begins with `_` is the file's own.
#[test]
fn names_that_python_makes_one() {
    let rule = notation(
        "struct R { µ = 1, μ = 2, ﬁ = 3, fi = 4 }
         state { _m, m, __k }
         update(w, g, t: input) {
             _m = prev(_m) + g;
             m = prev(m) + t;
             __k = prev(__k) + g;
             w -= µ * μ * ﬁ * fi * (_m + m + __k);
         }",
    );
    let Files { torch, optax } = &rule.files;
    assert!(
        torch.contains("def __init__(self, params, μ=1.0, μ_=2.0, ufb01=3.0, fi=4.0):"),
        "{torch}"
    );
    assert!(torch.contains("state[\"_m\"] = m\n"), "{torch}");
    assert!(
        optax.contains("    m: Any\n    m_: Any\n    k: Any\n"),
        "{optax}"
    );
    assert!(torch.contains("for (t_, *_), params in"), "{torch}");
}

/// No rule hides what its file uses.
#[test]
fn names_of_rules() {
    for (name, class, function) in [
        ("Optax", "Optax", "optax_"),
        ("Math", "Math", "math_"),
        ("Zip", "Zip", "zip_"),
        ("_Like", "Like", "like"),
        ("ValueError", "ValueError_", "value_error"),
    ] {
        let rule = notation(&format!(
            "struct {name} {{ lr = 1 }} update(w, g) {{ w -= lr * g; }}"
        ));
        let Files { torch, optax } = &rule.files;
        assert!(torch.contains(&format!("class {class}(torch")), "{torch}");
        assert!(
            optax.contains(&format!("def {function}(lr=1.0):")),
            "{optax}"
        );
    }
}
