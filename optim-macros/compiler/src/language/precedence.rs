//! How tightly expressions hold together: the one table that decides where parentheses stand, in the language,
//! in Rust, in NumPy and in mathematics.

use super::operators::{BinaryOp, CompareOp};

/// How tightly an expression holds together, from a choice to a name. A notation need not have all of them: in
/// the language and in Rust `!` holds like a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precedence {
    /// `if`, also where it stands behind its value.
    Choice,
    Or,
    And,
    /// `not`, as a word.
    Not,
    Compare,
    Sum,
    Product,
    /// A sign in front.
    Sign,
    Power,
    /// What nothing can take apart: a name, a call, parentheses.
    Atom,
}

impl Precedence {
    /// The next one.
    pub(crate) fn tighter(self) -> Self {
        match self {
            Self::Choice => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Compare,
            Self::Compare => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Sign,
            Self::Sign => Self::Power,
            Self::Power | Self::Atom => Self::Atom,
        }
    }
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Binary(BinaryOp),
    Compare(CompareOp),
}

impl Operator {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Binary(op) => op.symbol(),
            Self::Compare(op) => op.symbol(),
        }
    }

    pub(crate) fn precedence(self) -> Precedence {
        match self {
            Self::Compare(_) => Precedence::Compare,
            Self::Binary(op) => op.precedence(),
        }
    }

    /// How tightly its operands must hold at least, lest they need parentheses.
    pub(crate) fn operands(self) -> [Precedence; 2] {
        match self {
            // `(a < b) == c` keeps its parentheses.
            Self::Compare(_) => [Precedence::Sum; 2],
            Self::Binary(op) => op.operands(),
        }
    }
}

impl BinaryOp {
    pub(crate) fn precedence(self) -> Precedence {
        match self {
            Self::Or => Precedence::Or,
            Self::And => Precedence::And,
            Self::Add | Self::Sub => Precedence::Sum,
            Self::Mul | Self::Div => Precedence::Product,
            Self::Pow => Precedence::Power,
        }
    }

    /// How tightly its operands must hold at least.
    pub(crate) fn operands(self) -> [Precedence; 2] {
        match self {
            // `a^b^c` is `a^(b^c)`, and behind `^` may stand a sign: `a^-2`.
            Self::Pow => [Precedence::Atom, Precedence::Sign],
            // `a - (b - c)` keeps its parentheses.
            op => [op.precedence(), op.precedence().tighter()],
        }
    }
}
