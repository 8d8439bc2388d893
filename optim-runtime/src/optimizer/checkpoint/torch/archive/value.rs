//! What a pickle describes.

use std::rc::Rc;

/// What a pickle describes.
#[derive(Debug)]
pub(super) enum Value {
    None,
    Flag(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Rc<Value>>),
    /// In the order in which it was filled.
    Dict(Vec<(Rc<Value>, Rc<Value>)>),
    Tuple(Vec<Rc<Value>>),
    /// A name of Python's, as `module name`.
    Global(String),
    Storage {
        /// Its type, such as `FloatStorage`.
        of: String,
        key: String,
    },
    Tensor(Box<Tensor>),
}

/// A part of a storage.
#[derive(Debug)]
pub(super) struct Tensor {
    /// The type and the key of its storage.
    pub(super) of: String,
    pub(super) key: String,
    pub(super) offset: i64,
    pub(super) shape: Vec<i64>,
    pub(super) strides: Vec<i64>,
}

impl Value {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An entry of a dictionary.
    pub(super) fn get(&self, key: &str) -> Option<&Rc<Value>> {
        let Self::Dict(entries) = self else {
            return None;
        };
        let found = entries.iter().rfind(|(name, _)| name.text() == Some(key));
        found.map(|(_, value)| value)
    }

    pub(super) fn parts(&self) -> Option<&[Rc<Value>]> {
        match self {
            Self::Tuple(parts) | Self::List(parts) => Some(parts),
            _ => None,
        }
    }

    pub(super) fn int(&self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(*int),
            _ => None,
        }
    }

    pub(super) fn ints(&self) -> Option<Vec<i64>> {
        self.parts()?.iter().map(|part| part.int()).collect()
    }
}
