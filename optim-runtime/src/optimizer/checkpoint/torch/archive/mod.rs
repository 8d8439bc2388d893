//! Files of `torch.save`, flattened to what [`read`](super::read) reads.

mod pickle;
mod value;
mod zip;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value as Json;

use self::value::Value;
use self::zip::Archive;
use super::super::header::{Tensor, encode};
use super::read::STATE;
use crate::error::CheckpointFault;
use crate::value::dtype::Dtype;

fn fault(what: impl Into<String>) -> CheckpointFault {
    CheckpointFault::Archive { what: what.into() }
}

/// A tensor of the archive.
struct Found<'a> {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    /// Where it lies, or the number itself.
    bytes: Bytes<'a>,
}

enum Bytes<'a> {
    There(&'a [u8]),
    Number(f64),
}

impl Bytes<'_> {
    fn len(&self) -> usize {
        match self {
            Self::There(bytes) => bytes.len(),
            Self::Number(_) => 8,
        }
    }
}

/// Options that a group may have: three times as many as any of PyTorch's rules.
const OPTIONS: usize = 64;

/// The state of an optimizer that `torch.save` has written, by itself or as `optimizer` of a dictionary, as the bytes of a
/// safetensors file with the names of `torch.distributed.checkpoint`. `order` has the names of parameters in the order in
/// which the optimizer was given them; names in the file go before it.
/// At most so many parameters are read as were given.
pub(super) fn flattened(
    bytes: &[u8],
    order: &[&str],
    given: usize,
) -> Result<Vec<u8>, CheckpointFault> {
    let archive = Archive::read(bytes).map_err(fault)?;
    let pickle = archive
        .get("data.pkl")
        .ok_or_else(|| fault("it has no `data.pkl`"))?;
    if archive
        .get("byteorder")
        .is_some_and(|order| order != b"little")
    {
        return Err(fault("its numbers begin with the largest byte"));
    }
    let whole = pickle::read(pickle).map_err(fault)?;
    let state = match whole.get("optimizer") {
        Some(inner) if whole.get(STATE).is_none() => inner,
        _ => &whole,
    };
    let (Some(states), Some(groups)) = (state.get(STATE), state.get("param_groups")) else {
        return Err(fault(
            "it is no state of an optimizer: it has no `state` and `param_groups`",
        ));
    };
    let mut metadata = BTreeMap::from([("format".to_owned(), "pt".to_owned())]);
    let names = names(groups, order, given, &mut metadata)?;
    let mut found = Vec::new();
    let Value::Dict(states) = &**states else {
        return Err(fault("its `state` is no dictionary"));
    };
    let (mut seen, mut left) = (BTreeSet::new(), bytes.len());
    for (key, values) in states {
        let (Value::Int(key), Value::Dict(values)) = (&**key, &**values) else {
            return Err(fault("its `state` has more than numbered parameters"));
        };
        let name = names.get(key);
        let name = name.ok_or_else(|| fault(format!("parameter {key} is of no group")))?;
        if !seen.insert(*key) {
            return Err(fault(format!("parameter {key} has two states")));
        }
        for (state, value) in values {
            let state = state.text().ok_or_else(|| fault("a state has no name"))?;
            let name = format!("{STATE}.{name}.{state}");
            let Some(tensor) = tensor(&archive, name, value)? else {
                continue;
            };
            // Several may share what they are of, and come to more than the file is long.
            let len = 8 + tensor.name.len() + tensor.bytes.len();
            let more = || fault("its states are longer than it is");
            left = left.checked_sub(len).ok_or_else(more)?;
            found.push(tensor);
        }
    }
    written(found, &metadata)
}

/// The names of numbered parameters. Options of their groups become entries of the metadata.
fn names(
    groups: &Value,
    order: &[&str],
    most: usize,
    metadata: &mut BTreeMap<String, String>,
) -> Result<BTreeMap<i64, String>, CheckpointFault> {
    let Value::List(groups) = groups else {
        return Err(fault("its `param_groups` are no list"));
    };
    let mut names = BTreeMap::new();
    for group in groups {
        let (Value::Dict(options), Some(params)) = (&**group, group.get("params")) else {
            return Err(fault("a group has no `params`"));
        };
        let Value::List(params) = &**params else {
            return Err(fault("the `params` of a group are no list"));
        };
        let own = match group.get("param_names").map(|names| &**names) {
            Some(Value::List(names)) if names.len() == params.len() => Some(names),
            _ => None,
        };
        if params.len() + names.len() > most || options.len() > OPTIONS {
            return Err(fault(format!(
                "it has more than the {most} parameters that were given, or a group with more than {OPTIONS} options"
            )));
        }
        for (place, param) in params.iter().enumerate() {
            let Value::Int(number) = **param else {
                return Err(fault("a parameter of a group has no number"));
            };
            let given = order.get(names.len()).copied();
            let name = own.and_then(|own| own[place].text()).or(given);
            let name = name.ok_or_else(|| {
                let (names, more) = (order.len(), names.len() + 1);
                fault(format!(
                    "it has {more} parameters or more without names, and {names} names were given"
                ))
            })?;
            for (option, value) in options {
                if let (Some(option), Some(json)) = (option.text(), json(value)) {
                    metadata.insert(format!("param_groups.{name}.{option}"), json.to_string());
                }
            }
            if names.insert(number, name.to_owned()).is_some() {
                return Err(fault(format!("parameter {number} is in two groups")));
            }
        }
    }
    Ok(names)
}

/// An option's value; none of a list of parameters or names.
fn json(value: &Value) -> Option<Json> {
    Some(match value {
        Value::None => Json::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Int(int) => (*int).into(),
        Value::Float(float) => (*float).into(),
        Value::Tuple(parts) if parts.len() <= 4 => {
            let flat = parts
                .iter()
                .filter(|part| !matches!(***part, Value::Tuple(_)));
            Json::Array(flat.map(|part| json(part)).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// A state; none of `None`.
fn tensor<'a>(
    archive: &Archive<'a>,
    name: String,
    value: &Rc<Value>,
) -> Result<Option<Found<'a>>, CheckpointFault> {
    let wrong = |what: &str| fault(format!("`{name}` {what}"));
    #[allow(clippy::cast_precision_loss, reason = "a number of steps")]
    let (of, key, offset, shape, strides) = match &**value {
        Value::None => return Ok(None),
        // Before tensors it was a number.
        Value::Int(_) | Value::Float(_) => {
            let number = match **value {
                Value::Int(int) => int as f64,
                Value::Float(float) => float,
                _ => f64::NAN,
            };
            return Ok(Some(Found {
                name,
                dtype: Dtype::F64,
                shape: Vec::new(),
                bytes: Bytes::Number(number),
            }));
        }
        Value::Tensor(it) => (&it.of, &it.key, &it.offset, &it.shape, &it.strides),
        _ => return Err(wrong("is no tensor")),
    };
    let dtype = match of.as_str() {
        "FloatStorage" => Dtype::F32,
        "DoubleStorage" => Dtype::F64,
        other => {
            return Err(wrong(&format!(
                "is of the type {other}, and F32 and F64 are read"
            )));
        }
    };
    let count = |number: &i64| usize::try_from(*number).ok();
    let shape: Option<Vec<usize>> = shape.iter().map(count).collect();
    let shape = shape.ok_or_else(|| wrong("has a negative extent"))?;
    let mut step = 1_usize;
    let mut in_order = strides.len() == shape.len();
    for (extent, stride) in shape.iter().zip(strides).rev() {
        in_order &= *extent <= 1 || usize::try_from(*stride) == Ok(step);
        step = step
            .checked_mul(*extent)
            .ok_or_else(|| wrong("is larger than memory"))?;
    }
    if !in_order {
        return Err(wrong("does not lie in the order of its axes"));
    }
    let data = archive.get(&format!("data/{key}"));
    let data = data.ok_or_else(|| wrong("has no data"))?;
    let size = dtype.size();
    let bytes = count(offset).and_then(|offset| {
        let begin = offset.checked_mul(size)?;
        data.get(begin..begin.checked_add(step.checked_mul(size)?)?)
    });
    let bytes = bytes.ok_or_else(|| wrong("goes beyond its data"))?;
    Ok(Some(Found {
        name,
        dtype,
        shape,
        bytes: Bytes::There(bytes),
    }))
}

/// The bytes of a safetensors file.
fn written(
    found: Vec<Found<'_>>,
    metadata: &BTreeMap<String, String>,
) -> Result<Vec<u8>, CheckpointFault> {
    let mut place = 0;
    let mut header = Vec::with_capacity(found.len());
    for it in &found {
        let len = it.shape.iter().product();
        let (tensor, end) = Tensor::at(it.dtype, it.shape.clone(), place, len);
        place = end;
        header.push((it.name.as_str(), tensor));
    }
    let mut bytes = encode(metadata, &header)?;
    for it in &found {
        match it.bytes {
            Bytes::There(data) => bytes.extend_from_slice(data),
            Bytes::Number(number) => bytes.extend_from_slice(&number.to_le_bytes()),
        }
    }
    Ok(bytes)
}
