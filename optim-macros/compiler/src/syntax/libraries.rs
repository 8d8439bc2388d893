//! What functions, methods and constants of other languages and libraries are called here.

use proc_macro2::Ident;

use super::ast::{Expr, ExprKind};
use crate::diag::Source;
use crate::functions;
use crate::language::operators::BinaryOp;

/// What stands before a `.` in other languages and means no value.
pub(crate) const MODULES: [&str; 10] = [
    "np", "numpy", "torch", "jnp", "jax", "math", "optax", "tf", "nn", "F",
];

/// A call of a function of another library, as it is written here.
pub(crate) fn call(name: &Ident, arguments: &[Expr], source: Source) -> Option<Expr> {
    let word = name.to_string();
    // `x.add_(y)` is `x.add(y)` in place.
    let word = word.trim_end_matches('_');
    if let Some(signature) = functions::function(word) {
        let fits = signature.arguments().any(|count| count == arguments.len());
        return fits.then(|| function(word, arguments.to_vec(), source));
    }
    let same = |word| Some(function(word, arguments.to_vec(), source));
    let number = |value| Expr::new(ExprKind::Number(value), source);
    let apply = |op, x: &Expr, y: &Expr| {
        let mut expr = Expr::binary(op, x.clone(), y.clone());
        expr.source = source;
        Some(expr)
    };
    match (word, arguments) {
        ("bias_correction" | "bias_corrected" | "bias_correct" | "debiased" | "unbias", [_]) => {
            same("debias")
        }
        ("previous" | "old" | "last", [_]) => same("prev"),
        ("ewma" | "exponential_moving_average", [_, _]) => same("ema"),
        ("average" | "avg", [_]) => same("mean"),
        ("l2_norm" | "norm2" | "vector_norm" | "frobenius_norm", [_]) => same("norm"),
        ("inf_norm" | "abs_max" | "amax_abs", [_]) => same("max_abs"),
        ("inner" | "vdot", [_, _]) => same("dot"),
        ("global_norm", [_]) => same("model_norm"),
        ("numel" | "size" | "count", [_]) => same("len"),
        ("dim" | "rank", [_]) => same("ndim"),
        ("rms" | "root_mean_square", [x]) => {
            let square = apply(BinaryOp::Pow, x, &number(2.0))?;
            let mean = function("mean", vec![square], source);
            Some(function("sqrt", vec![mean], source))
        }
        ("log" | "ln" | "log_e", [_]) => same("ln"),
        ("ln_1p", [_]) => same("log1p"),
        ("exp_m1", [_]) => same("expm1"),
        ("rint" | "round_ties_even", [_]) => same("round"),
        ("arctan2", [_, _]) => same("atan2"),
        ("fmod", [_, _]) => same("rem"),
        // Of the sign of the divisor.
        ("mod" | "remainder", [x, y]) => {
            let quotient = apply(BinaryOp::Div, x, y)?;
            let whole = function("floor", vec![quotient], source);
            apply(BinaryOp::Sub, x, &apply(BinaryOp::Mul, &whole, y)?)
        }
        ("signum" | "sgn", [_]) => same("sign"),
        ("fabs" | "absolute", [_]) => same("abs"),
        ("maximum" | "fmax", [_, _]) => same("max"),
        ("minimum" | "fmin", [_, _]) => same("min"),
        ("clip" | "clamp_value", [_, _, _]) => same("clamp"),
        ("clamp_min", [_, _]) => same("max"),
        ("clamp_max", [_, _]) => same("min"),
        ("relu", [x]) => Some(function("max", vec![x.clone(), number(0.0)], source)),
        ("where" | "select" | "cond", [c, x, y]) => {
            Some(Expr::choice(c.clone(), x.clone(), y.clone(), source))
        }
        ("square", [x]) => apply(BinaryOp::Pow, x, &number(2.0)),
        ("rsqrt", [x]) => apply(
            BinaryOp::Div,
            &number(1.0),
            &function("sqrt", vec![x.clone()], source),
        ),
        ("reciprocal" | "recip", [x]) => apply(BinaryOp::Div, &number(1.0), x),
        ("pow" | "powf" | "powi" | "power", [x, y]) => apply(BinaryOp::Pow, x, y),
        ("neg" | "negative", [x]) => Some(Expr::new(ExprKind::Neg(Box::new(x.clone())), source)),
        ("add", [x, y]) => apply(BinaryOp::Add, x, y),
        ("sub" | "subtract", [x, y]) => apply(BinaryOp::Sub, x, y),
        ("mul" | "multiply", [x, y]) => apply(BinaryOp::Mul, x, y),
        ("div" | "divide" | "true_divide", [x, y]) => apply(BinaryOp::Div, x, y),
        // As PyTorch has it, with a factor behind.
        ("add", [x, y, a]) => apply(BinaryOp::Add, x, &apply(BinaryOp::Mul, a, y)?),
        ("sub", [x, y, a]) => apply(BinaryOp::Sub, x, &apply(BinaryOp::Mul, a, y)?),
        ("addcmul" | "addcdiv", [x, y, z, a]) => {
            let op = if word == "addcmul" {
                BinaryOp::Mul
            } else {
                BinaryOp::Div
            };
            let product = apply(op, &apply(BinaryOp::Mul, a, y)?, z)?;
            apply(BinaryOp::Add, x, &product)
        }
        ("lerp", [x, y, a]) => {
            let step = apply(BinaryOp::Mul, a, &apply(BinaryOp::Sub, y, x)?)?;
            apply(BinaryOp::Add, x, &step)
        }
        ("mul_add" | "fma", [x, y, z]) => apply(BinaryOp::Add, &apply(BinaryOp::Mul, x, y)?, z),
        ("item" | "clone" | "copy" | "detach" | "float" | "contiguous" | "as_ref", [x]) => {
            Some(x.clone())
        }
        _ => None,
    }
}

/// A call whose name may be another library's, or a misspelling: what it is in the first case, and what it
/// does.
pub(crate) fn doubtful(name: &Ident, arguments: &[Expr]) -> Option<(Expr, &'static str)> {
    match (name.to_string().as_str(), arguments) {
        ("sqr", [x]) => {
            let two = Expr::new(ExprKind::Number(2.0), name);
            Some((Expr::binary(BinaryOp::Pow, x.clone(), two), "the square"))
        }
        _ => None,
    }
}

fn function(name: &str, arguments: Vec<Expr>, source: Source) -> Expr {
    let name = Ident::new(name, source.start);
    Expr::new(ExprKind::Call(name, arguments), source)
}

/// How a method that changes its value in place does so: `w.sub_(x)` is `w -= x`.
pub(crate) fn in_place(method: &str) -> Option<&'static str> {
    match method {
        "add_" | "addcmul_" | "addcdiv_" => Some("+="),
        "sub_" => Some("-="),
        "mul_" => Some("*="),
        "div_" => Some("/="),
        "copy_" => Some("="),
        _ => None,
    }
}

/// By what such a method changes its value: `w.add_(x, a)` by `a * x`.
pub(crate) fn change(method: &str, arguments: &[Expr]) -> Option<Expr> {
    // The factor is written behind, so sources cannot be joined.
    let apply = |op, a: &Expr, b: &Expr| {
        let mut product = Expr::binary(op, a.clone(), b.clone());
        product.source = b.source;
        product
    };
    match (method, arguments) {
        (_, [x]) => Some(x.clone()),
        ("add_" | "sub_", [x, a]) => Some(apply(BinaryOp::Mul, a, x)),
        ("addcmul_", [x, y, a]) => Some(apply(BinaryOp::Mul, &apply(BinaryOp::Mul, a, x), y)),
        ("addcdiv_", [x, y, a]) => Some(apply(BinaryOp::Div, &apply(BinaryOp::Mul, a, x), y)),
        _ => None,
    }
}

/// A constant of another language, as it is written here.
pub(crate) fn constant(word: &str) -> Option<&'static str> {
    match word {
        "True" | "TRUE" => Some("true"),
        "False" | "FALSE" => Some("false"),
        "pi" | "PI" | "π" => Some("3.141592653589793"),
        "e" | "E" => Some("exp(1)"),
        _ => None,
    }
}
