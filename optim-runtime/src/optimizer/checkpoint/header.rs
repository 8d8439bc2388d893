//! The header of a safetensors file: eight bytes that give its length, and a JSON object of all tensors.
//!
//! The format is <https://github.com/huggingface/safetensors>. It is read here and not by that package because a file
//! may be written by anyone: what is read must not be larger in memory than in the file, names must not come twice, and
//! tensors are read one by one without the whole file in memory.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Read, Seek, SeekFrom};

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::bounded::{Few, Unique, insert};
use crate::error::CheckpointFault;
use crate::tensor::layout::product;
use crate::value::dtype::Dtype;

/// Bytes of the header's length, before it.
const LENGTH: u64 = 8;
/// The longest header that is read: as much as the package `safetensors` reads.
pub(super) const LONGEST: u64 = 100_000_000;
/// The name that is no tensor's.
const METADATA: &str = "__metadata__";

/// A tensor's place in the file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tensor {
    pub(super) dtype: String,
    pub(super) shape: Few<usize>,
    /// Begin and end, from the first byte behind the header.
    data_offsets: (u64, u64),
}

/// A header that was checked: its tensors lie one after the other and end with the file.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) metadata: BTreeMap<String, String>,
    pub(super) tensors: BTreeMap<String, Tensor>,
    /// The first byte behind it.
    data: u64,
}

/// What is written in the header.
struct Entries {
    metadata: BTreeMap<String, String>,
    tensors: BTreeMap<String, Tensor>,
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;

        impl<'de> Visitor<'de> for Each {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of tensors")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut metadata = None;
                let mut tensors = BTreeMap::new();
                while let Some(name) = map.next_key::<String>()? {
                    if name != METADATA {
                        let tensor = map.next_value()?;
                        insert(&mut tensors, name, tensor)?;
                    } else if metadata
                        .replace(map.next_value::<Unique<String>>()?)
                        .is_some()
                    {
                        return Err(A::Error::duplicate_field(METADATA));
                    }
                }
                let metadata = metadata.map_or_else(BTreeMap::new, |Unique(metadata)| metadata);
                Ok(Entries { metadata, tensors })
            }
        }

        deserializer.deserialize_map(Each)
    }
}

impl Tensor {
    /// Of this type, at this place; the place behind it.
    pub(super) fn at(dtype: Dtype, shape: Vec<usize>, begin: u64, elements: usize) -> (Self, u64) {
        let end = begin + elements as u64 * dtype.size() as u64;
        let tensor = Self {
            dtype: name_of(dtype).to_owned(),
            shape: Few(shape),
            data_offsets: (begin, end),
        };
        (tensor, end)
    }

    /// Its type, if it is one of the element types.
    pub(super) fn dtype(&self) -> Option<Dtype> {
        dtype_of(&self.dtype)
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> u64 {
        self.data_offsets.1 - self.data_offsets.0
    }

    pub(super) fn begin(&self) -> u64 {
        self.data_offsets.0
    }

    fn check(&self) -> Result<(), &'static str> {
        let (begin, end) = self.data_offsets;
        if end < begin {
            return Err("ends before it begins");
        }
        // Of other types, which are not read here, the size is not known.
        let Some(dtype) = self.dtype() else {
            return Ok(());
        };
        let elements = product(&self.shape.0).ok_or("has a shape that no memory could hold")?;
        let bytes = elements.checked_mul(dtype.size());
        if bytes.and_then(|bytes| u64::try_from(bytes).ok()) != Some(end - begin) {
            return Err("has another number of bytes than its shape and type");
        }
        Ok(())
    }
}

/// The name that safetensors has for an element type.
pub(super) fn name_of(dtype: Dtype) -> &'static str {
    match dtype {
        Dtype::F32 => "F32",
        Dtype::F64 => "F64",
    }
}

/// The element type of this name in safetensors.
pub(super) fn dtype_of(name: &str) -> Option<Dtype> {
    [Dtype::F32, Dtype::F64]
        .into_iter()
        .find(|dtype| name_of(*dtype) == name)
}

impl Header {
    /// Reads it from a file, or bytes, of this length.
    pub(super) fn read(source: &mut impl Read, len: u64) -> Result<Self, CheckpointFault> {
        let header = Self::without_data(source, len)?;
        header.check(len)?;
        Ok(header)
    }

    /// The same where the data are elsewhere.
    pub(super) fn without_data(source: &mut impl Read, len: u64) -> Result<Self, CheckpointFault> {
        if len < LENGTH {
            return Err(CheckpointFault::Length {
                expected: LENGTH,
                given: len,
            });
        }
        let mut length = [0; 8];
        read_exact(source, &mut length)?;
        let length = u64::from_le_bytes(length);
        if length > LONGEST {
            let what = format!("it has {length} bytes, and at most {LONGEST} are read");
            return Err(CheckpointFault::Header { what });
        }
        if length > len - LENGTH {
            return Err(CheckpointFault::Length {
                expected: LENGTH + length,
                given: len,
            });
        }
        #[allow(clippy::cast_possible_truncation, reason = "at most a hundred million")]
        let mut text = vec![0; length as usize];
        read_exact(source, &mut text)?;
        let entries = serde_json::from_slice(&text);
        let Entries { metadata, tensors } = entries.map_err(|error| CheckpointFault::Header {
            what: error.to_string(),
        })?;
        Ok(Self {
            metadata,
            tensors,
            data: LENGTH + length,
        })
    }

    /// Whether tensors lie one after the other, and end with the file.
    fn check(&self, len: u64) -> Result<(), CheckpointFault> {
        let mut places: Vec<_> = self.tensors.iter().collect();
        places.sort_unstable_by_key(|(_, tensor)| tensor.data_offsets);
        let mut next = 0;
        for (name, tensor) in places {
            let fault = |what| CheckpointFault::Tensor {
                tensor: name.clone(),
                what,
            };
            tensor.check().map_err(fault)?;
            if tensor.begin() != next {
                return Err(fault("does not begin where the one before it ends"));
            }
            next = tensor.data_offsets.1;
        }
        match self.data.checked_add(next) {
            Some(end) if end == len => Ok(()),
            end => Err(CheckpointFault::Length {
                expected: end.unwrap_or(u64::MAX),
                given: len,
            }),
        }
    }

    /// Goes to a byte of a tensor.
    pub(super) fn seek(
        &self,
        source: &mut impl Seek,
        tensor: &Tensor,
        byte: u64,
    ) -> Result<(), CheckpointFault> {
        let place = SeekFrom::Start(self.data + tensor.begin() + byte);
        source.seek(place).map(drop).map_err(io("reading"))
    }
}

/// The bytes before the data: the header with its length, filled up with spaces so that the data begin at a multiple of
/// eight.
pub(super) fn encode(
    metadata: &BTreeMap<String, String>,
    tensors: &[(&str, Tensor)],
) -> Result<Vec<u8>, CheckpointFault> {
    let unwritten = |error: serde_json::Error| CheckpointFault::Header {
        what: error.to_string(),
    };
    let mut text = vec![0; 8];
    text.push(b'{');
    put(&mut text, METADATA, metadata).map_err(unwritten)?;
    // In their order in the file, as other readers like to have them.
    for (name, tensor) in tensors {
        text.push(b',');
        put(&mut text, name, tensor).map_err(unwritten)?;
    }
    text.push(b'}');
    while !text.len().is_multiple_of(8) {
        text.push(b' ');
    }
    let length = text.len() as u64 - LENGTH;
    if length > LONGEST {
        let what = format!("it would have {length} bytes, and at most {LONGEST} are read");
        return Err(CheckpointFault::Header { what });
    }
    text[..8].copy_from_slice(&length.to_le_bytes());
    Ok(text)
}

/// A name and its value.
fn put(text: &mut Vec<u8>, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *text, name)?;
    text.push(b':');
    serde_json::to_writer(text, value)
}

/// Fills these bytes.
pub(super) fn read_exact(source: &mut impl Read, bytes: &mut [u8]) -> Result<(), CheckpointFault> {
    source.read_exact(bytes).map_err(io("reading"))
}

/// An error of the system.
pub(super) fn io(doing: &'static str) -> impl Fn(std::io::Error) -> CheckpointFault {
    move |error| CheckpointFault::Io {
        doing,
        kind: error.kind(),
        message: error.to_string(),
    }
}
