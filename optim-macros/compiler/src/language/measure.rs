//! What equations may ask of a tensor as a whole.

/// A number that every tensor has, whatever its values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Measure {
    /// The number of weights.
    Len,
    /// The number of axes.
    Ndim,
    /// The number of rows of a matrix: the length of the axis before the last. A tensor of one axis is one row.
    Rows,
    /// The number of columns: the length of the last axis.
    Cols,
}

impl Measure {
    /// What it is called, in the language and in the runtime's `Extent`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Len => "len",
            Self::Ndim => "ndim",
            Self::Rows => "rows",
            Self::Cols => "cols",
        }
    }

    /// Whether it depends on which axis is the last.
    pub(crate) fn is_of_axes(self) -> bool {
        matches!(self, Self::Rows | Self::Cols)
    }
}
