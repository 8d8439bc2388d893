//! Options of PyTorch's groups, in JSON.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::TorchDifference;
use super::names::{Names, Value};
use crate::optimizer::AnyRule;
use crate::value::hyper::HyperValue;

/// What stands before the name of a parameter.
const GROUPS: &str = "param_groups";

fn json(value: HyperValue) -> Json {
    match value {
        HyperValue::Flag(flag) => flag.into(),
        HyperValue::Count(count) => count.into(),
        HyperValue::Number(number) => number.into(),
    }
}

/// Whether a value of a file means this one.
fn means(theirs: &Json, ours: HyperValue) -> bool {
    match ours {
        HyperValue::Flag(flag) => theirs.as_bool() == Some(flag),
        #[allow(clippy::cast_precision_loss, reason = "as PyTorch has it, a number")]
        HyperValue::Count(count) => theirs.as_f64() == Some(count as f64),
        HyperValue::Number(number) => theirs.as_f64() == Some(number),
    }
}

/// Entries of the metadata for a parameter under this rule.
pub(super) fn write(
    parameter: &str,
    rule: &AnyRule,
    names: &Names,
    metadata: &mut BTreeMap<String, String>,
) {
    let hyper = |name: &str| rule.hyper(name).map_or(Json::Null, json);
    for (option, value) in names.options {
        let value = match *value {
            Value::Of(name) => hyper(name),
            Value::All(list) => list.iter().copied().map(hyper).collect(),
            Value::Word(name, words) => {
                let ours = rule.hyper(name);
                let mut words = words.iter();
                let word = words.find(|(_, value)| ours == Some(HyperValue::Number(*value)));
                word.map_or(Json::Null, |(word, _)| (*word).into())
            }
            Value::Always(text) => {
                metadata.insert(format!("{GROUPS}.{parameter}.{option}"), text.to_owned());
                continue;
            }
        };
        metadata.insert(format!("{GROUPS}.{parameter}.{option}"), value.to_string());
    }
}

/// Where the options of a parameter differ. What cannot be read, or is null, says nothing.
pub(super) fn differences(
    parameter: &str,
    rule: &AnyRule,
    names: &Names,
    metadata: &BTreeMap<String, String>,
    found: &mut Vec<TorchDifference>,
) {
    for (option, value) in names.options {
        let text = metadata.get(&format!("{GROUPS}.{parameter}.{option}"));
        let Some(theirs) = text.and_then(|text| serde_json::from_str::<Json>(text).ok()) else {
            continue;
        };
        let each = match *value {
            Value::Of(name) => vec![(name, theirs)],
            Value::All(names) => match theirs {
                Json::Array(list) => names.iter().copied().zip(list).collect(),
                _ => continue,
            },
            Value::Word(name, words) => {
                let mut words = words.iter();
                let word = words.find(|(word, _)| theirs.as_str() == Some(*word));
                word.map(|(_, value)| (name, Json::from(*value)))
                    .into_iter()
                    .collect()
            }
            Value::Always(_) => continue,
        };
        for (hyper, theirs) in each {
            let Some(ours) = rule.hyper(hyper) else {
                continue;
            };
            if !theirs.is_null() && !means(&theirs, ours) {
                found.push(TorchDifference {
                    parameter: parameter.to_owned(),
                    option,
                    theirs: theirs.to_string(),
                    hyper,
                    ours,
                });
            }
        }
    }
}
