//! What a state keeps.

use super::scope::Scope;

/// What a state keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Storage {
    /// A value for each weight.
    Weight,
    /// `: scalar`, one number for the tensor.
    Scalar,
    /// `: row`, a value for each row of a matrix.
    Row,
    /// `: col`, a value for each column of a matrix.
    Column,
    /// `: row * row`, a value for each pair of rows: a square matrix.
    RowPair,
    /// `: col * col`, a value for each pair of columns.
    ColumnPair,
}

impl Storage {
    /// The storage of this name.
    pub(crate) fn named(word: &str) -> Option<Self> {
        let all = [Self::Scalar, Self::Row, Self::Column];
        all.into_iter().find(|storage| storage.word() == Some(word))
    }

    /// That of the pairs of what this is kept for, if there are some.
    pub(crate) fn of_pairs(self) -> Option<Self> {
        match self {
            Self::Row => Some(Self::RowPair),
            Self::Column => Some(Self::ColumnPair),
            Self::Weight | Self::Scalar | Self::RowPair | Self::ColumnPair => None,
        }
    }

    /// Whether its values are square matrices.
    pub(crate) fn is_square(self) -> bool {
        matches!(self, Self::RowPair | Self::ColumnPair)
    }

    /// As it is written behind the colon; nothing for a value per weight.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Weight => None,
            Self::Scalar => Some("scalar"),
            Self::Row => Some("row"),
            Self::Column => Some("col"),
            Self::RowPair => Some("row * row"),
            Self::ColumnPair => Some("col * col"),
        }
    }

    /// The scope of its values.
    pub(crate) fn scope(self) -> Scope {
        match self {
            Self::Weight => Scope::Element,
            Self::Scalar => Scope::Step,
            Self::Row => Scope::Row,
            Self::Column => Scope::Column,
            Self::RowPair => Scope::RowPair,
            Self::ColumnPair => Scope::ColumnPair,
        }
    }

    /// What one value is kept for, in words.
    pub(crate) fn per(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::Scalar => "tensor",
            Self::Row => "row",
            Self::Column => "column",
            Self::RowPair => "pair of rows",
            Self::ColumnPair => "pair of columns",
        }
    }
}
