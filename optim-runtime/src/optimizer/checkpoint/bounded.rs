//! Containers that a file cannot make larger than it is itself, or fill ambiguously.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The most values of a list that is short by its nature: axes, numbers of a history.
pub(super) const FEW: usize = 64;

/// A short list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct Few<T>(pub(super) Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Each<T> {
            type Value = Few<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of at most {FEW} values")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Few<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = values.next_element()? {
                    if list.len() == FEW {
                        return Err(A::Error::invalid_length(FEW + 1, &self));
                    }
                    list.push(value);
                }
                Ok(Few(list))
            }
        }

        deserializer.deserialize_seq(Each(PhantomData))
    }
}

/// A map in which no name comes twice. Its nodes are small, however many there are.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct Unique<V>(pub(super) BTreeMap<String, V>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Unique<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Each<V> {
            type Value = Unique<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique<V>, A::Error> {
                let mut entries = BTreeMap::new();
                while let Some(name) = map.next_key::<String>()? {
                    let value = map.next_value()?;
                    insert(&mut entries, name, value)?;
                }
                Ok(Unique(entries))
            }
        }

        deserializer.deserialize_map(Each(PhantomData))
    }
}

/// Puts in a value under a name that no other has.
pub(super) fn insert<V, E: Error>(
    entries: &mut BTreeMap<String, V>,
    name: String,
    value: V,
) -> Result<(), E> {
    if entries.contains_key(&name) {
        return Err(E::custom(format_args!("`{name}` comes twice")));
    }
    entries.insert(name, value);
    Ok(())
}
