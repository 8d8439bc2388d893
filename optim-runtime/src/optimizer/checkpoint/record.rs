//! What a checkpoint says in its metadata: all that is no tensor.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::bounded::{Few, Unique};
use super::text::{Count, Fingerprint, Number};
use super::{Kind, header};
use crate::error::CheckpointFault;
use crate::schedule::PlateauState;
use crate::tensor::layout::Layout;
use crate::value::dtype::Dtype;
use crate::value::hyper::HyperValue;

/// The version that is written, and the newest that is read.
pub(super) const VERSION: u32 = 1;
/// What a file says that it is.
pub(super) const FORMAT: &str = "optim checkpoint";

/// What has written it.
const LIBRARY: &str = concat!("optim-runtime ", env!("CARGO_PKG_VERSION"));

/// The whole of it.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) whole: Whole,
    /// By their names.
    pub(super) groups: BTreeMap<String, Group>,
    pub(super) parameters: BTreeMap<String, Parameter>,
    /// Of those whose weights are in the file.
    pub(super) weights: BTreeMap<String, Place>,
    /// The program's own.
    pub(super) notes: BTreeMap<String, String>,
}

/// What belongs to the optimizer as a whole.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Whole {
    pub(super) steps: Count,
    /// Calls of `accumulate` since the last step.
    pub(super) accumulated: Count,
    /// Whether a step takes the mean of what was accumulated.
    pub(super) mean: bool,
    pub(super) loss_scale: Option<LossScale>,
    /// What is averaged of the weights, and when.
    pub(super) average: Option<String>,
    /// That of random numbers; none for 0, which is that of files without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seed: Option<Fingerprint>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct LossScale {
    pub(super) scale: Number,
    pub(super) growth: Number,
    pub(super) backoff: Number,
    pub(super) interval: Count,
    pub(super) floor: Number,
    pub(super) good_steps: Count,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Group {
    pub(super) rule: Rule,
    pub(super) hypers: Unique<Hyper>,
    /// Patterns of names, and whether a parameter has matched them, or that none has was told.
    pub(super) patterns: Unique<bool>,
    /// Of the hyper-parameters that follow one.
    pub(super) plateaus: Unique<Plateau>,
}

/// A rule, and the hash of its equations; 0 for none.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) fingerprint: Fingerprint,
}

/// A hyper-parameter's value: a number stands in a string.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Hyper {
    Flag(bool),
    Count(u64),
    Number(Number),
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Plateau {
    best: Option<Number>,
    bad: Count,
    cooldown: Count,
    reductions: Count,
    mean: Option<Number>,
    gathered: Count,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Parameter {
    pub(super) group: String,
    /// Its own factors of hyper-parameters.
    pub(super) factors: Unique<Number>,
    pub(super) place: Place,
    /// Gradients that were accumulated for the step to come.
    pub(super) accumulated: Count,
    /// Weights in the average of them.
    pub(super) averaged: Count,
    /// None before its first step.
    pub(super) state: Option<State>,
}

/// How the weights of a parameter lie in memory.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Place {
    pub(super) dtype: String,
    pub(super) shape: Few<usize>,
    /// In elements; 0 for an axis of one element, which has none.
    pub(super) strides: Few<isize>,
    /// Whether the shape is known, and not only the length.
    pub(super) said: bool,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct State {
    pub(super) rule: Rule,
    /// Steps taken.
    pub(super) step: Count,
    /// States that have values in tensors, and whether they rest.
    pub(super) rests: Unique<bool>,
    pub(super) scalars: Unique<Number>,
    /// The four numbers of a history.
    pub(super) histories: Unique<Few<Number>>,
}

// What is derived for such an enum gathers whatever stands there before it looks at it.
impl<'de> Deserialize<'de> for Hyper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;

        impl Visitor<'_> for Each {
            type Value = Hyper;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number in a string, a whole number or a flag")
            }

            fn visit_bool<E: Error>(self, flag: bool) -> Result<Hyper, E> {
                Ok(Hyper::Flag(flag))
            }

            fn visit_u64<E: Error>(self, count: u64) -> Result<Hyper, E> {
                Ok(Hyper::Count(count))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Hyper, E> {
                Number::parse(text).map(Hyper::Number)
            }
        }

        deserializer.deserialize_any(Each)
    }
}

impl From<HyperValue> for Hyper {
    fn from(value: HyperValue) -> Self {
        match value {
            HyperValue::Number(number) => Self::Number(Number(number)),
            HyperValue::Flag(flag) => Self::Flag(flag),
            HyperValue::Count(count) => Self::Count(count),
        }
    }
}

impl From<Hyper> for HyperValue {
    fn from(value: Hyper) -> Self {
        match value {
            Hyper::Number(Number(number)) => Self::Number(number),
            Hyper::Flag(flag) => Self::Flag(flag),
            Hyper::Count(count) => Self::Count(count),
        }
    }
}

impl From<PlateauState> for Plateau {
    fn from(state: PlateauState) -> Self {
        Self {
            best: state.best.map(Number),
            bad: Count(state.bad),
            cooldown: Count(state.cooldown),
            reductions: Count(state.reductions),
            mean: state.mean.map(Number),
            gathered: Count(state.gathered),
        }
    }
}

impl From<&Plateau> for PlateauState {
    fn from(plateau: &Plateau) -> Self {
        Self {
            best: plateau.best.map(|Number(best)| best),
            bad: plateau.bad.0,
            cooldown: plateau.cooldown.0,
            reductions: plateau.reductions.0,
            mean: plateau.mean.map(|Number(mean)| mean),
            gathered: plateau.gathered.0,
        }
    }
}

impl Place {
    pub(super) fn of(layout: &Layout, dtype: Dtype) -> Self {
        Self {
            dtype: header::name_of(dtype).to_owned(),
            shape: Few(layout.shape().to_vec()),
            strides: Few(layout.strides()),
            said: layout.is_said(),
        }
    }

    /// The layout and the element type.
    pub(super) fn decode(&self) -> Result<(Layout, Dtype), &'static str> {
        let dtype = header::dtype_of(&self.dtype).ok_or("its element type is not known")?;
        let (Few(shape), Few(strides)) = (&self.shape, &self.strides);
        let layout = match (&shape[..], self.said) {
            (&[len], false) => Layout::unsaid(len),
            (_, false) => return Err("its shape was said, for it has several axes"),
            (_, true) => Layout::strided(shape, strides)
                .map_err(|_| "its strides are not those of an array")?,
        };
        // States have as many values, and they must be counted in bytes.
        let bytes = layout.len().checked_mul(dtype.size());
        if bytes.is_none_or(|bytes| isize::try_from(bytes).is_err()) {
            return Err("no memory could hold it");
        }
        Ok((layout, dtype))
    }
}

/// Entries of the metadata: what the file is, and the optimizer as a whole.
const ENTRIES: [&str; 4] = ["format", "version", "library", "optimizer"];
/// What stands before the name of a group.
const GROUP: &str = "group.";
/// What stands before the name of a parameter.
const PARAMETER: &str = "parameter.";
/// What stands before the name of a parameter that has its weights in the file.
const WEIGHTS: &str = "weights.";
/// What stands before the name of a note.
const NOTE: &str = "note.";

impl Record {
    /// As entries of the metadata.
    pub(super) fn encode(&self) -> Result<BTreeMap<String, String>, CheckpointFault> {
        let [format, version, library, optimizer] = ENTRIES.map(str::to_owned);
        let mut entries = BTreeMap::from([
            (format, FORMAT.to_owned()),
            (version, VERSION.to_string()),
            (library, LIBRARY.to_owned()),
            (optimizer, text(&self.whole)?),
        ]);
        for (name, group) in &self.groups {
            entries.insert(format!("{GROUP}{name}"), text(group)?);
        }
        for (name, parameter) in &self.parameters {
            entries.insert(format!("{PARAMETER}{name}"), text(parameter)?);
        }
        for (name, place) in &self.weights {
            entries.insert(format!("{WEIGHTS}{name}"), text(place)?);
        }
        for (name, note) in &self.notes {
            entries.insert(format!("{NOTE}{name}"), note.clone());
        }
        Ok(entries)
    }

    /// Whether a tensor of this kind, with this behind the kind's begin, belongs to a parameter. No names are put
    /// together for that: one long name with many states would make many long ones.
    pub(super) fn claims(&self, kind: Kind, rest: &str) -> bool {
        let counts = |count: fn(&Parameter) -> Count| {
            let parameter = self.parameters.get(rest);
            parameter.is_some_and(|parameter| count(parameter).0 > 0)
        };
        match kind {
            Kind::State => rest.rsplit_once('.').is_some_and(|(parameter, state)| {
                let parameter = self.parameters.get(parameter);
                let kept = parameter.and_then(|parameter| parameter.state.as_ref());
                kept.is_some_and(|kept| kept.rests.0.contains_key(state))
            }),
            Kind::Accumulated => counts(|parameter| parameter.accumulated),
            Kind::Average => counts(|parameter| parameter.averaged),
            Kind::Weights => self.weights.contains_key(rest),
        }
    }

    /// Entries of other names are not looked at.
    pub(super) fn decode(metadata: &BTreeMap<String, String>) -> Result<Self, CheckpointFault> {
        let entry = |name: &'static str| {
            let entry = metadata.get(name);
            entry.ok_or(CheckpointFault::NoCheckpoint { missing: name })
        };
        let [format, version, _, optimizer] = ENTRIES;
        if entry(format)? != FORMAT {
            return Err(CheckpointFault::NoCheckpoint { missing: format });
        }
        let version = entry(version)?;
        if *version != VERSION.to_string() {
            return Err(CheckpointFault::Version {
                given: version.clone(),
                known: VERSION,
            });
        }
        Ok(Self {
            whole: parse(optimizer, entry(optimizer)?)?,
            groups: named(metadata, GROUP)?,
            parameters: named(metadata, PARAMETER)?,
            weights: named(metadata, WEIGHTS)?,
            notes: metadata
                .iter()
                .filter_map(|(entry, note)| {
                    Some((entry.strip_prefix(NOTE)?.to_owned(), note.clone()))
                })
                .collect(),
        })
    }
}

/// All entries with this before their names.
fn named<'m, T: Deserialize<'m>>(
    metadata: &'m BTreeMap<String, String>,
    before: &str,
) -> Result<BTreeMap<String, T>, CheckpointFault> {
    let entries = metadata.iter().filter_map(|(entry, text)| {
        let name = entry.strip_prefix(before)?;
        Some(parse(entry, text).map(|value| (name.to_owned(), value)))
    });
    entries.collect()
}

fn text(value: &impl Serialize) -> Result<String, CheckpointFault> {
    serde_json::to_string(value).map_err(|error| CheckpointFault::Metadata {
        what: error.to_string(),
    })
}

fn parse<'m, T: Deserialize<'m>>(entry: &str, text: &'m str) -> Result<T, CheckpointFault> {
    serde_json::from_str(text).map_err(|error| CheckpointFault::Metadata {
        what: format!("`{entry}`: {error}"),
    })
}
