//! Values that are written down.

/// The value of a hyper-parameter's default, and by it the hyper-parameter's kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Literal {
    Number(f64),
    Flag(bool),
    Count(u64),
}
