//! What stands around a rule, as it is written in a file.

use super::table::Table;
use crate::optimizer::average::Average;
use crate::optimizer::clip::{Clip, Norm, Units};
use crate::optimizer::loss_scale::LossScale;
use crate::schedule::form::parts;
use crate::schedule::{Level, Plateau};
use crate::value::document::Value;

/// `clip = { global_norm = 1.0 }`, or a list of such.
pub(super) fn clips(value: &Value) -> Result<Vec<Clip>, String> {
    match value {
        Value::List(list) => list.iter().map(clip).collect(),
        one => Ok(vec![clip(one)?]),
    }
}

fn clip(value: &Value) -> Result<Clip, String> {
    const NORMS: [(&str, Norm); 3] = [("l1", Norm::L1), ("l2", Norm::L2), ("max", Norm::Max)];
    const UNITS: [(&str, Units); 3] = [
        ("first_axis", Units::FirstAxis),
        ("pytorch_optimizer", Units::PytorchOptimizer),
        ("optax", Units::Optax),
    ];
    let kinds = [
        "value",
        "global_norm",
        "tensor_norm",
        "tensor_rms",
        "adaptive",
    ];
    let others = ["norm", "eps", "units", "least"];
    let (table, kind) = Table::of_kind("`clip`", value, &kinds, &others)?;
    let limit = table.number(kind)?.unwrap_or_default();
    let fitting: &[&str] = match kind {
        "global_norm" | "tensor_norm" => &["norm", "eps"],
        "tensor_rms" => &["eps"],
        "adaptive" => &["units", "least"],
        _ => &[],
    };
    let table = Table::of(
        format!("`clip` by `{kind}`"),
        value,
        &[&[kind], fitting].concat(),
    )?;
    let norm = table.one_of("norm", &NORMS)?.unwrap_or(Norm::L2);
    let clip = match kind {
        "value" => Clip::value(limit),
        "global_norm" => Clip::global(norm, limit),
        "tensor_norm" => Clip::tensor(norm, limit),
        "tensor_rms" => Clip::tensor_rms(limit),
        _ => {
            let units = table.one_of("units", &UNITS)?.unwrap_or(Units::FirstAxis);
            return Ok(Clip::adaptive(
                units,
                limit,
                table.number("least")?.unwrap_or(1e-3),
            ));
        }
    };
    Ok(match table.number("eps")? {
        Some(eps) => clip.with_eps(eps),
        None => clip,
    })
}

/// `loss_scale = "dynamic"`, a number that it always is, or a table of what a dynamic one does.
pub(super) fn loss_scale(value: &Value) -> Result<LossScale, String> {
    match value {
        Value::Number(_) | Value::Count(_) => {
            return Ok(LossScale::fixed(parts::number(value, "loss_scale")?));
        }
        Value::Text(text) if text == "dynamic" => return Ok(LossScale::dynamic()),
        Value::Text(text) => {
            return Err(format!(
                "`loss_scale` is \"dynamic\", a number or a table, not {text:?}"
            ));
        }
        _ => {}
    }
    let keys = ["start", "growth", "interval", "backoff", "floor"];
    let table = Table::of("`loss_scale`", value, &keys)?;
    let mut scale = LossScale::dynamic();
    if let Some(start) = table.number("start")? {
        scale = scale.starting_at(start);
    }
    let (growth, interval) = (table.number("growth")?, table.count("interval")?);
    scale = scale.growing(growth.unwrap_or(2.0), interval.unwrap_or(2_000));
    if let Some(backoff) = table.number("backoff")? {
        scale = scale.backing_off(backoff);
    }
    if let Some(floor) = table.number("floor")? {
        scale = scale.with_floor(floor);
    }
    Ok(scale)
}

/// `average = { ema = 0.999 }`.
pub(super) fn average(value: &Value) -> Result<Average, String> {
    let kinds = ["ema", "debiased_ema", "swa"];
    let others = ["first", "every", "from_initial_weights"];
    let (table, kind) = Table::of_kind("`average`", value, &kinds, &others)?;
    let decay = |kind| Ok::<_, String>(table.number(kind)?.unwrap_or_default());
    let average = match kind {
        "ema" => Average::ema(decay(kind)?),
        "debiased_ema" => Average::debiased_ema(decay(kind)?),
        _ if table.flag(kind)? => Average::swa(),
        _ => return Err("`average`: `swa` is true, or is not there".to_owned()),
    };
    let (first, every) = (table.count("first")?, table.count("every")?);
    let average = average.of_steps(first.unwrap_or(1), every.unwrap_or(1));
    Ok(if table.flag("from_initial_weights")? {
        average.from_initial_weights()
    } else {
        average
    })
}

/// A key and the method that takes its value.
type Setting<T> = (&'static str, fn(Plateau, T) -> Plateau);

/// `{ factor = 0.5, patience = 3 }`.
pub(super) fn plateau(hyper: &str, value: &Value) -> Result<Plateau, String> {
    let keys = [
        "factor",
        "maximizing",
        "patience",
        "relative_threshold",
        "absolute_threshold",
        "cooldown",
        "at_least",
        "least_change",
        "averaging",
    ];
    let name = format!("the plateau of `{hyper}`");
    let table = Table::of(&name, value, &keys)?;
    let factor = table.number("factor")?;
    let mut plateau = Plateau::new(factor.ok_or_else(|| format!("{name} needs a `factor`"))?);
    if table.flag("maximizing")? {
        plateau = plateau.maximizing();
    }
    let numbers: [Setting<f64>; 3] = [
        ("relative_threshold", Plateau::with_relative_threshold),
        ("absolute_threshold", Plateau::with_absolute_threshold),
        ("least_change", Plateau::with_least_change),
    ];
    for (key, set) in numbers {
        if let Some(number) = table.number(key)? {
            plateau = set(plateau, number);
        }
    }
    let counts: [Setting<u64>; 3] = [
        ("patience", Plateau::with_patience),
        ("cooldown", Plateau::with_cooldown),
        ("averaging", Plateau::averaging),
    ];
    for (key, set) in counts {
        if let Some(count) = table.count(key)? {
            plateau = set(plateau, count);
        }
    }
    let least: Option<Level> = table.read("at_least", parts::level)?;
    Ok(match least {
        Some(least) => plateau.at_least(least),
        None => plateau,
    })
}
