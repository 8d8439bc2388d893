//! A rule as it is written in a file: `"adamw"`, or `{ name = "adamw", lr = 3e-4 }`.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::table::Table;
use crate::error::Error;
use crate::optimizer::AnyRule;
use crate::rules;
use crate::value::document::Value;
use crate::value::hyper::{HyperValue, element, list_of};

/// A rule's name, if it is said, and hyper-parameters.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RuleConfig {
    name: Option<String>,
    /// The elements of a list each under a name of its own.
    hypers: Vec<(String, HyperValue)>,
    /// Lists, and how many elements each is given.
    lists: Vec<(String, usize)>,
}

impl RuleConfig {
    pub(super) fn read(place: &str, value: &Value) -> Result<Self, String> {
        if let Value::Text(name) = value {
            return Ok(Self {
                name: Some(name.clone()),
                ..Self::default()
            });
        }
        let table = Table::new(place, value)?;
        let mut read = Self::default();
        for (key, value) in table.entries() {
            match value {
                Value::Text(name) if key == "name" => read.name = Some(name.clone()),
                other if key == "name" => {
                    return Err(format!("{place}: `name` is a text, not {other}"));
                }
                Value::List(list) => {
                    read.lists.push((key.clone(), list.len()));
                    for (index, value) in list.iter().enumerate() {
                        let key = element(key, index);
                        let value = plain(place, &key, value)?;
                        read.hypers.push((key, value));
                    }
                }
                value => read.hypers.push((key.clone(), plain(place, key, value)?)),
            }
        }
        Ok(read)
    }

    pub(super) fn has_name(&self) -> bool {
        self.name.is_some()
    }

    /// The rule: the one of its name, from `named`, or `unnamed`, if it says none, with its hyper-parameters.
    ///
    /// # Errors
    /// Those of `named`, of hyper-parameters and lists of them, and [`Error::UnknownRule`] without any name.
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
        for (list, given) in &self.lists {
            rule.check_length(list, *given)?;
        }
        let hypers = self
            .hypers
            .iter()
            .map(|(name, value)| (name.as_str(), *value));
        rule.set_hypers_together(hypers)?;
        Ok(rule)
    }
}

/// A value that is no list.
fn plain(place: &str, key: &str, value: &Value) -> Result<HyperValue, String> {
    Ok(match value {
        Value::Flag(flag) => HyperValue::Flag(*flag),
        Value::Count(count) => HyperValue::Count(*count),
        Value::Number(number) => HyperValue::Number(*number),
        other => {
            return Err(format!(
                "{place}: `{key}` is a number, a count or a flag, not {other}"
            ));
        }
    })
}

/// The built-in rule of this name; `frozen` for [`Frozen`](crate::Frozen).
pub(super) fn built_in(name: &str) -> Result<AnyRule, Error> {
    if name.eq_ignore_ascii_case("frozen") {
        return Ok(crate::Frozen.into());
    }
    rules::by_name(name)
}

/// Its name and all hyper-parameters, those of a list together.
impl Serialize for AnyRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hypers = self.meta().map_or(&[][..], |meta| meta.hypers);
        let fields = || {
            hypers.chunk_by(|a, b| list_of(b.name).is_some() && list_of(a.name) == list_of(b.name))
        };
        let mut map = serializer.serialize_map(Some(fields().count() + 1))?;
        map.serialize_entry("name", self.name())?;
        for field in fields() {
            let values = field.iter().filter_map(|hyper| self.hyper(hyper.name));
            let mut values = values.map(|value| match value {
                HyperValue::Number(number) => Value::Number(number),
                HyperValue::Count(count) => Value::Count(count),
                HyperValue::Flag(flag) => Value::Flag(flag),
            });
            match (
                field.first().map(|hyper| (hyper.name, list_of(hyper.name))),
                values.next(),
            ) {
                (Some((_, Some(list))), Some(first)) => {
                    let list_of_all = std::iter::once(first).chain(values);
                    map.serialize_entry(list, &Value::List(list_of_all.collect()))?;
                }
                (Some((name, None)), Some(value)) => map.serialize_entry(name, &value)?,
                _ => {}
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
