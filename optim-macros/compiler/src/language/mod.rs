//! The ground floor: words that every stage shares, of values, names and functions. It knows no tokens and
//! no stage.

pub(crate) mod domain;
pub(crate) mod functions;
pub(crate) mod ids;
pub(crate) mod kind;
pub(crate) mod literal;
pub(crate) mod number;
pub(crate) mod operators;
pub(crate) mod reduction;
pub(crate) mod reserved;
pub(crate) mod scope;
pub(crate) mod storage;
