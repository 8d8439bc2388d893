//! The ground floor: words that every stage shares, of values and names. It knows no tokens and
//! no stage.

pub(crate) mod domain;
pub(crate) mod ids;
pub(crate) mod kind;
pub(crate) mod literal;
pub(crate) mod matrix;
pub(crate) mod measure;
pub(crate) mod noise;
pub(crate) mod number;
pub(crate) mod operators;
pub(crate) mod precedence;
pub(crate) mod reduction;
pub(crate) mod scope;
pub(crate) mod storage;
