//! What everything else may import: numbers, their types, the words for stages and instruction sets. Nothing
//! here knows of tensors, rules or threads.

#[cfg(feature = "serde")]
pub(crate) mod document;
pub(crate) mod dtype;
pub(crate) mod element;
#[macro_use]
pub(crate) mod erased;
pub(crate) mod extent;
pub(crate) mod fnv;
pub(crate) mod functions;
pub(crate) mod history;
pub(crate) mod hyper;
pub(crate) mod instruction_set;
pub(crate) mod number;
#[cfg(feature = "cuda")]
pub(crate) mod room;
pub(crate) mod stage;
