//! From tokens to a syntax tree.

pub(crate) mod ast;
pub(crate) mod docs;
pub(crate) mod libraries;
pub(crate) mod lists;
pub(crate) mod parse;
mod parts;
pub(crate) mod print;
pub(crate) mod rename;
pub(crate) mod replace;
