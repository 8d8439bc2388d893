//! From tokens to a syntax tree.

pub(crate) mod ast;
pub(crate) mod elsewhere;
pub(crate) mod keywords;
pub(crate) mod parse;
pub(crate) mod print;
