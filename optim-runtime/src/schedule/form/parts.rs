//! Parts of a schedule's table: numbers, levels, and ways from one to the next.

use super::words::{ANNEALS, ANNEALS_WITH};
use crate::error::instead;
use crate::schedule::arguments::above_zero;
use crate::schedule::{Anneal, Level};
use crate::value::document::Value;

#[allow(
    clippy::cast_precision_loss,
    reason = "the nearest number is meant, as of any literal"
)]
pub(crate) fn number(value: &Value, key: &str) -> Result<f64, String> {
    match value {
        Value::Number(number) => Ok(*number),
        Value::Count(count) => Ok(*count as f64),
        other => Err(format!("`{key}` is a number, not {other}")),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number of this range"
)]
pub(crate) fn count(value: &Value, key: &str) -> Result<u64, String> {
    match value {
        Value::Count(count) => Ok(*count),
        // 1e5 is a number of steps, too.
        Value::Number(number) if number.fract() == 0.0 && (0.0..1e15).contains(number) => {
            Ok(*number as u64)
        }
        other => Err(format!("`{key}` is a number of steps, not {other}")),
    }
}

pub(crate) fn level(value: &Value, key: &str) -> Result<Level, String> {
    match value {
        Value::Table(entries) => match entries.as_slice() {
            [(name, value)] if name == "value" => Ok(Level::Value(number(value, key)?)),
            [(name, value)] if name == "factor" => Ok(Level::Factor(number(value, key)?)),
            _ => Err(format!(
                "`{key}` is a factor, or a table with nothing but a `value`"
            )),
        },
        factor => Ok(Level::Factor(number(factor, key)?)),
    }
}

pub(super) fn anneal_of(value: &Value, key: &str) -> Result<Anneal, String> {
    match value {
        Value::Text(name) => match name.as_str() {
            "hold" => Ok(Anneal::Hold),
            "linear" => Ok(Anneal::Linear),
            "cosine" => Ok(Anneal::Cosine),
            "sqrt" => Ok(Anneal::Sqrt),
            "square" => Ok(Anneal::Square),
            "rex" => Ok(Anneal::Rex),
            "geometric" => Ok(Anneal::Geometric),
            other => Err(format!(
                "`{key}` is no {other:?}; {}",
                instead(other, &ANNEALS)
            )),
        },
        Value::Table(entries) => match entries.as_slice() {
            [(name, value)] => {
                let number = number(value, name)?;
                if let Some(fault) = above_zero("anneal", "number", number) {
                    return Err(fault.to_string());
                }
                match name.as_str() {
                    "cosine_power" => Ok(Anneal::CosinePower(number)),
                    "waves" => Ok(Anneal::Waves(number)),
                    "polynomial" => Ok(Anneal::Polynomial(number)),
                    other => Err(format!(
                        "`{key}` is no `{other}`; {}",
                        instead(other, &ANNEALS_WITH)
                    )),
                }
            }
            _ => Err(format!(
                "`{key}` is one way from level to level; {}",
                instead("", &ANNEALS_WITH)
            )),
        },
        other => Err(format!(
            "`{key}` is a way from level to level, not {other}; {}",
            instead("", &ANNEALS)
        )),
    }
}

/// A step, a level, and how it is come to.
pub(super) fn point_of(point: &Value, anneal: Anneal) -> Result<(f64, Level, Anneal), String> {
    let (at, to, anneal) = match point {
        Value::List(parts) => match parts.as_slice() {
            [at, to] => (at, to, anneal),
            [at, to, way] => (at, to, anneal_of(way, "piecewise")?),
            _ => return Err("a point of `piecewise` is a list of a step and a factor".into()),
        },
        other => {
            return Err(format!(
                "a point of `piecewise` is a list of a step and a factor, not {other}"
            ));
        }
    };
    Ok((number(at, "piecewise")?, level(to, "piecewise")?, anneal))
}
