//! One operation: its exact result, and what the errors of its operands make of it.

use super::{Flaw, Outcome, Value};
use crate::functions::Pointwise;
use crate::functions::abs::ABS;
use crate::language::domain::Bound;
use crate::language::matrix::{MOST_SETTINGS, MatrixFunction};
use crate::language::operators::{BinaryOp, CompareOp};
use crate::language::reduction::{Fold, Reduction};

pub(super) fn compares(op: CompareOp, a: f64, b: f64) -> bool {
    match op {
        CompareOp::Less => a < b,
        CompareOp::LessEqual => a <= b,
        CompareOp::Greater => a > b,
        CompareOp::GreaterEqual => a >= b,
        CompareOp::Equal => a == b,
        CompareOp::NotEqual => a != b,
    }
}

/// A reduction of one value.
pub(super) fn reduced(reduction: Reduction, x: Value, y: Value) -> Outcome<Value> {
    match reduction.fold {
        Fold::Sum | Fold::Mean | Fold::Max | Fold::Min => Ok(x),
        Fold::Norm | Fold::MaxAbs => call(ABS, &[x]),
        Fold::Dot => binary(BinaryOp::Mul, x, y),
    }
}

/// A matrix of one entry, of which what is left of it is its sign and the size that the steps make.
pub(super) fn orthogonalized(x: Value, [steps, a, b, c, eps, least]: [f64; 6]) -> Value {
    let value = |x: f64| {
        let divisor = x.abs().max(least) + eps;
        let mut x = if divisor == 0.0 { x } else { x / divisor };
        for _ in 0..steps as u64 {
            let gram = x * x;
            x *= a + b * gram + c * gram * gram;
        }
        x
    };
    let there = [x.value - x.error, x.value + x.error].map(value);
    let own = value(x.value);
    let off = there.map(|there| (there - own).abs());
    // Where its sign is not known it may be anything between.
    let rounding = steps * 10.0 * f64::EPSILON * (1.0 + own.abs());
    Value {
        value: own,
        error: off[0].max(off[1]) + rounding,
    }
}

/// What a function makes of matrices of one value.
pub(super) fn of_matrices(
    function: MatrixFunction,
    of: &[Value],
    settings: [f64; MOST_SETTINGS],
) -> Outcome<Value> {
    match (function, of) {
        (MatrixFunction::Orthogonalize, [x]) => Ok(orthogonalized(*x, settings)),
        (MatrixFunction::Product, [a, b]) => binary(BinaryOp::Mul, *a, *b),
        (MatrixFunction::Transpose, [x]) => Ok(*x),
        (MatrixFunction::Eigenvectors, [_]) => Ok(Value::exact(1.0)),
        (MatrixFunction::InverseRoot, [x]) => {
            let [exponent, eps, least, ..] = settings;
            let least = least.max(0.0);
            let (value, error) = ((1.0 + eps) * x.value, (1.0 + eps) * x.error);
            // Whether rounding decides that it counts as none.
            let sure = (value - least).abs() > error;
            if value <= least {
                let error = if sure { 0.0 } else { f64::INFINITY };
                return Ok(Value { value: 0.0, error });
            }
            let mut root = binary(
                BinaryOp::Pow,
                Value { value, error },
                Value::exact(exponent),
            )?;
            if !sure {
                root.error = f64::INFINITY;
            }
            Ok(root)
        }
        (function, of) => panic!("{function:?} of {} matrices", of.len()),
    }
}

/// What a function may be off by is looked up at the corners of what its arguments may be, and between them:
/// if it has a peak there, one of the corners is farther from its value than the peak.
pub(super) fn call(function: Pointwise, x: &[Value]) -> Outcome<Value> {
    let exact: Vec<_> = x.iter().map(|x| x.value).collect();
    let domain = function.domain();
    if x.iter().any(|x| !domain.contains(x.value)) {
        return Err(Flaw::NotANumber);
    }
    let value = function.value(&exact);
    if value.is_nan() {
        return Err(Flaw::NotANumber);
    }
    let mut error: f64 = 0.0;
    for corner in 0..5_usize.pow(u32::try_from(x.len()).expect("few arguments")) {
        let mut corner = corner;
        let off = x.iter().map(|x| {
            let part = [-1.0, -0.5, 0.0, 0.5, 1.0][corner % 5];
            corner /= 5;
            let off = x.value + part * x.error;
            // An argument that rounding takes over a closed end is one that the rule does not have.
            match domain.lower {
                Bound::Inclusive(least) => off.max(least),
                _ => off,
            }
        });
        let off: Vec<_> = off.collect();
        let there = function.value(&off);
        error = if there.is_finite() {
            error.max((there - value).abs())
        } else {
            f64::INFINITY
        };
    }
    Ok(Value { value, error })
}

pub(super) fn binary(op: BinaryOp, a: Value, b: Value) -> Outcome<Value> {
    let (x, y) = (a.value, b.value);
    let (value, error) = match op {
        BinaryOp::Add => (x + y, a.error + b.error),
        BinaryOp::Sub => (x - y, a.error + b.error),
        BinaryOp::Mul => (
            x * y,
            x.abs() * b.error + y.abs() * a.error + a.error * b.error,
        ),
        BinaryOp::Div => {
            if y == 0.0 {
                return Err(Flaw::NotANumber);
            }
            let error = if b.error < y.abs() / 2.0 {
                (a.error + (x / y).abs() * b.error) / (y.abs() - b.error)
            } else {
                f64::INFINITY
            };
            (x / y, error)
        }
        BinaryOp::Pow => power(a, b)?,
        BinaryOp::And | BinaryOp::Or => panic!("{op:?} gives no number"),
    };
    Ok(Value { value, error })
}

pub(super) fn one_minus_pow(a: Value, b: Value) -> Outcome<Value> {
    let (power, error) = power(a, b)?;
    let value = 1.0 - power;
    Ok(Value { value, error })
}

fn power(a: Value, b: Value) -> Outcome<(f64, f64)> {
    let (x, y) = (a.value, b.value);
    if x < 0.0 && y.fract() != 0.0 || x == 0.0 && y < 0.0 {
        return Err(Flaw::NotANumber);
    }
    let value = x.powf(y);
    // Repeated multiplication rounds as often as there are factors.
    let own = value.abs() * f64::EPSILON * y.abs();
    let error = if a.error == 0.0 && b.error == 0.0 {
        own
    } else if b.error == 0.0 && y >= 1.0 {
        let steepest = y * (x.abs() + a.error).powf(y - 1.0);
        own + steepest * a.error
    } else if a.error < x.abs() / 2.0 {
        let relative = y.abs() * a.error / (x.abs() - a.error) + b.error * x.abs().ln().abs();
        own + value.abs() * (relative.exp() - 1.0)
    } else if b.error == 0.0 && y > 0.0 {
        // Near zero a root is steep and still rises.
        own + (x.abs() + a.error).powf(y)
    } else {
        f64::INFINITY
    };
    Ok((value, error))
}
