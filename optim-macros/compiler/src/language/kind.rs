//! What kind of value an expression has.

use super::literal::Literal;

/// What kind of value an expression has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Condition,
    /// Not known, because of an error that was reported.
    Unknown,
}

impl Literal {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Number(_) | Self::Count(_) => Kind::Number,
            Self::Flag(_) => Kind::Condition,
        }
    }
}
