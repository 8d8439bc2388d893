//! A rule as it is written in a file: `"adamw"`, or `{ name = "adamw", lr = 3e-4 }`.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::table::Table;
use crate::error::Error;
use crate::optimizer::AnyRule;
use crate::rules;
use crate::value::document::Value;
use crate::value::hyper::HyperValue;

/// A rule's name, if it is said, and hyper-parameters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RuleConfig {
    name: Option<String>,
    hypers: Vec<(String, HyperValue)>,
}

impl RuleConfig {
    pub(super) fn read(place: &str, value: &Value) -> Result<Self, String> {
        if let Value::Text(name) = value {
            return Ok(Self {
                name: Some(name.clone()),
                hypers: Vec::new(),
            });
        }
        let table = Table::new(place, value)?;
        let mut read = Self {
            name: None,
            hypers: Vec::new(),
        };
        for (key, value) in table.entries() {
            let value = match value {
                Value::Text(name) if key == "name" => {
                    read.name = Some(name.clone());
                    continue;
                }
                other if key == "name" => {
                    return Err(format!("{place}: `name` is a text, not {other}"));
                }
                Value::Flag(flag) => HyperValue::Flag(*flag),
                Value::Count(count) => HyperValue::Count(*count),
                Value::Number(number) => HyperValue::Number(*number),
                other => {
                    return Err(format!(
                        "{place}: `{key}` is a number, a count or a flag, not {other}"
                    ));
                }
            };
            read.hypers.push((key.clone(), value));
        }
        Ok(read)
    }

    pub(super) fn has_name(&self) -> bool {
        self.name.is_some()
    }

    /// The rule: the one of its name, from `named`, or `unnamed`, if it says none, with its hyper-parameters.
    ///
    /// # Errors
    /// Those of `named`, of hyper-parameters, and [`Error::UnknownRule`] without any name.
    pub(super) fn build(
        &self,
        named: &mut dyn FnMut(&str) -> Result<AnyRule, Error>,
        unnamed: Option<&AnyRule>,
    ) -> Result<AnyRule, Error> {
        let mut rule = match (&self.name, unnamed) {
            (Some(name), _) => named(name)?,
            (None, Some(rule)) => rule.clone(),
            (None, None) => named("")?,
        };
        let hypers = self
            .hypers
            .iter()
            .map(|(name, value)| (name.as_str(), *value));
        rule.set_hypers_together(hypers)?;
        Ok(rule)
    }
}

/// The built-in rule of this name; `frozen` for [`Frozen`](crate::Frozen).
pub(super) fn built_in(name: &str) -> Result<AnyRule, Error> {
    if name.eq_ignore_ascii_case("frozen") {
        return Ok(crate::Frozen.into());
    }
    rules::by_name(name)
}

/// Its name and all hyper-parameters.
impl Serialize for AnyRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hypers = self.meta().map_or(&[][..], |meta| meta.hypers);
        let mut map = serializer.serialize_map(Some(hypers.len() + 1))?;
        map.serialize_entry("name", self.name())?;
        for hyper in hypers {
            match self.hyper(hyper.name) {
                Some(HyperValue::Number(number)) => map.serialize_entry(hyper.name, &number)?,
                Some(HyperValue::Count(count)) => map.serialize_entry(hyper.name, &count)?,
                Some(HyperValue::Flag(flag)) => map.serialize_entry(hyper.name, &flag)?,
                None => {}
            }
        }
        map.end()
    }
}

/// A built-in rule, by its name or by a table of its `name` and hyper-parameters; `frozen` for
/// [`Frozen`](crate::Frozen). Whatever style the name has, [`rules::by_name`] finds it.
impl<'de> Deserialize<'de> for AnyRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let read = RuleConfig::read("a rule", &value).map_err(D::Error::custom)?;
        if !read.has_name() {
            return Err(D::Error::custom("a rule has a `name`"));
        }
        read.build(&mut built_in, None).map_err(D::Error::custom)
    }
}
