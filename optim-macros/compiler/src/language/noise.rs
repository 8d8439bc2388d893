//! Random numbers that a rule asks for.

/// How they are distributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Distribution {
    /// Mean 0 and variance 1.
    Normal,
    /// From 0 on, below 1.
    Uniform,
}

/// One call among those of a rule: each has numbers of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Noise {
    pub(crate) distribution: Distribution,
    /// Its place among all calls, in reading order.
    pub(crate) call: usize,
}

/// No normal number is farther from zero. The smallest that its logarithm is taken of is 2⁻⁵², so that its
/// magnitude is at most √(104·ln 2) = 8.4904…, below 8.5, which both element types have.
pub(crate) const MOST_NORMAL: f64 = 8.5;

impl Distribution {
    /// What it is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Uniform => "uniform",
        }
    }
}
