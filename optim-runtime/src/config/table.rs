//! A table of a file, every key of which is looked at.

use crate::error::instead;
use crate::schedule::form::parts;
use crate::value::document::Value;

/// A table, and what it is called in messages.
pub(super) struct Table<'a> {
    name: String,
    entries: &'a [(String, Value)],
}

impl<'a> Table<'a> {
    /// A value that is a table.
    pub(super) fn new(name: impl Into<String>, value: &'a Value) -> Result<Self, String> {
        let name = name.into();
        let Value::Table(entries) = value else {
            return Err(format!("{name} is a table, not {value}"));
        };
        for (at, (key, _)) in entries.iter().enumerate() {
            if entries[..at].iter().any(|(other, _)| other == key) {
                return Err(format!("{name}: `{key}` is there twice"));
            }
        }
        Ok(Self { name, entries })
    }

    /// The same, where it has no other keys than these.
    pub(super) fn of(
        name: impl Into<String>,
        value: &'a Value,
        keys: &[&str],
    ) -> Result<Self, String> {
        let table = Self::new(name, value)?;
        let mut entries = table.entries.iter();
        match entries.find(|(key, _)| !keys.contains(&key.as_str())) {
            None => Ok(table),
            Some((key, _)) => Err(format!(
                "{} has no `{key}`; {}",
                table.name,
                instead(key, keys)
            )),
        }
    }

    /// The same, where exactly one of these keys says what it is; gives that too.
    pub(super) fn of_kind(
        name: impl Into<String>,
        value: &'a Value,
        kinds: &[&'static str],
        others: &[&str],
    ) -> Result<(Self, &'static str), String> {
        let table = Self::of(name, value, &[kinds, others].concat())?;
        let mut found = kinds.iter().filter(|kind| table.get(kind).is_some());
        match (found.next(), found.next()) {
            (Some(kind), None) => Ok((table, kind)),
            (Some(one), Some(other)) => {
                Err(format!("{}: `{one}` and `{other}` are two", table.name))
            }
            (None, _) => Err(format!(
                "{} says what it is; {}",
                table.name,
                instead("", kinds)
            )),
        }
    }

    pub(super) fn entries(&self) -> &'a [(String, Value)] {
        self.entries
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        let mut entries = self.entries.iter();
        let found = entries.find(|(name, _)| name == key)?;
        Some(&found.1)
    }

    /// What a value is read as, if there is one.
    pub(super) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(&'a Value, &str) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        let value = self.get(key).map(|value| read(value, key));
        value
            .transpose()
            .map_err(|fault| format!("{}: {fault}", self.name))
    }

    pub(super) fn number(&self, key: &str) -> Result<Option<f64>, String> {
        self.read(key, parts::number)
    }

    pub(super) fn count(&self, key: &str) -> Result<Option<u64>, String> {
        self.read(key, parts::count)
    }

    pub(super) fn flag(&self, key: &str) -> Result<bool, String> {
        let flag = self.read(key, |value, key| match value {
            Value::Flag(flag) => Ok(*flag),
            other => Err(format!("`{key}` is true or false, not {other}")),
        });
        Ok(flag?.unwrap_or(false))
    }

    /// One of these words, by what it stands for.
    pub(super) fn one_of<T: Copy>(
        &self,
        key: &str,
        words: &[(&str, T)],
    ) -> Result<Option<T>, String> {
        self.read(key, |value, key| {
            let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            let Value::Text(text) = value else {
                let known = instead("", &known);
                return Err(format!("`{key}` is a word, not {value}; {known}"));
            };
            let found = words.iter().find(|(word, _)| word == text);
            found
                .map(|(_, meant)| *meant)
                .ok_or_else(|| format!("`{key}` is no {text:?}; {}", instead(text, &known)))
        })
    }

    pub(super) fn texts(&self, key: &str) -> Result<Option<Vec<String>>, String> {
        fn fault<T>(key: &str, other: &Value) -> Result<T, String> {
            Err(format!("`{key}` is a list of texts, and {other} is none"))
        }
        self.read(key, |value, key| match value {
            Value::List(list) => {
                let texts = list.iter().map(|value| match value {
                    Value::Text(text) => Ok(text.clone()),
                    other => fault(key, other),
                });
                texts.collect()
            }
            other => fault(key, other),
        })
    }
}
