//! Schedules as one writes them in a file: `{ warmup = 1_000, then = { cosine = 99_000, down_to = 0.1 } }`.
//!
//! Keys are the names of this module's functions, of their arguments, and of the methods of [`Schedule`]. One key says what
//! a schedule is, the others how it is changed; whatever their order in the file, methods act in the order of [`words::METHODS`].
//! Reading and writing go by way of a [`Value`], so that nothing here depends on a format.

pub(crate) mod parts;
pub(crate) mod read;
mod words;
mod write;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

use super::Schedule;
use crate::value::document::Value;

/// In a form that one would write by hand. What [`from_fn`](super::from_fn) made cannot be written.
///
/// ```
/// use optim_runtime::schedule::{Schedule, cosine, warmup};
///
/// let schedule = warmup(1_000).then(cosine(99_000).down_to(0.1));
/// let json = r#"{"warmup":1000,"then":{"cosine":99000,"down_to":0.1}}"#;
/// assert_eq!(serde_json::to_string(&schedule)?, json);
/// assert_eq!(serde_json::from_str::<Schedule>(json)?, schedule);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Schedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(fault) = &self.fault {
            return Err(S::Error::custom(fault));
        }
        write::schedule(&self.node)
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

/// Everything is looked at: an unknown key is an error with the nearest known one, a bad argument one that names it. The format must
/// say what its values are, as TOML and JSON do.
impl<'de> Deserialize<'de> for Schedule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        read::schedule(&value).map_err(D::Error::custom)
    }
}
