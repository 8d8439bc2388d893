//! Functions of whole matrices.

/// A function of the matrices of a tensor: a value for each weight, made of those of its whole matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MatrixFunction {
    Orthogonalize,
}

/// An argument that may be left out, and so is given by its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) default: f64,
}

/// How many settings a function may have.
pub(crate) const MOST_SETTINGS: usize = 6;

/// Those of the Newton–Schulz iteration; the coefficients are those of K. Jordan et al., 2024.
const ITERATION: [Setting; MOST_SETTINGS] = [
    setting("steps", 5.0),
    setting("a", 3.4445),
    setting("b", -4.775),
    setting("c", 2.0315),
    setting("eps", 0.0),
    setting("least", 1e-7),
];

const fn setting(name: &'static str, default: f64) -> Setting {
    Setting { name, default }
}

impl MatrixFunction {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Orthogonalize => "orthogonalize",
        }
    }

    /// What it may be told beside its values: numbers of the step, behind them in this order.
    pub(crate) fn settings(self) -> &'static [Setting; MOST_SETTINGS] {
        match self {
            Self::Orthogonalize => &ITERATION,
        }
    }
}
