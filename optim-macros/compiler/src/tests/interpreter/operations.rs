//! One operation: its exact result, and what the errors of its operands make of it.

use super::{Flaw, Outcome, Value};
use crate::ir::{Binary, Unary};
use crate::language::reduction::{Fold, Reduction};

pub(super) fn compares(op: Binary, a: f64, b: f64) -> bool {
    match op {
        Binary::Less => a < b,
        Binary::LessEqual => a <= b,
        Binary::Greater => a > b,
        Binary::GreaterEqual => a >= b,
        Binary::Equal => a == b,
        Binary::NotEqual => a != b,
        other => panic!("{other:?} is no comparison"),
    }
}

/// A reduction of one value.
pub(super) fn reduced(reduction: Reduction, x: Value, y: Value) -> Outcome<Value> {
    match reduction.fold {
        Fold::Sum | Fold::Mean => Ok(x),
        Fold::Norm | Fold::MaxAbs => unary(Unary::Abs, x),
        Fold::Dot => binary(Binary::Mul, x, y),
    }
}

pub(super) fn unary(op: Unary, x: Value) -> Outcome<Value> {
    let Value { value: v, error: e } = x;
    let (value, error) = match op {
        Unary::Neg => (-v, e),
        Unary::Abs => (v.abs(), e),
        Unary::Sign => {
            let sign = f64::from(i8::from(v > 0.0) - i8::from(v < 0.0));
            (sign, if v.abs() > e || e == 0.0 { 0.0 } else { 2.0 })
        }
        Unary::Sqrt => {
            if v < 0.0 {
                return Err(Flaw::NotANumber);
            }
            let root = v.sqrt();
            let below = root - (v - e).max(0.0).sqrt();
            (root, below.max((v + e).sqrt() - root))
        }
        Unary::Exp => (v.exp(), v.exp() * (e.exp() - 1.0)),
        Unary::Ln => {
            if v <= 0.0 {
                return Err(Flaw::NotANumber);
            }
            let error = if e < v / 2.0 {
                e / (v - e)
            } else {
                f64::INFINITY
            };
            (v.ln(), error)
        }
        Unary::Not => panic!("a condition is no number"),
    };
    Ok(Value { value, error })
}

pub(super) fn binary(op: Binary, a: Value, b: Value) -> Outcome<Value> {
    let (x, y) = (a.value, b.value);
    let (value, error) = match op {
        Binary::Add => (x + y, a.error + b.error),
        Binary::Sub => (x - y, a.error + b.error),
        Binary::Mul => (
            x * y,
            x.abs() * b.error + y.abs() * a.error + a.error * b.error,
        ),
        Binary::Div => {
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
        Binary::Pow => power(a, b)?,
        Binary::OneMinusPow => {
            let (power, error) = power(a, b)?;
            (1.0 - power, error)
        }
        Binary::Min => (x.min(y), a.error.max(b.error)),
        Binary::Max => (x.max(y), a.error.max(b.error)),
        other => panic!("{other:?} gives no number"),
    };
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
