//! What PyTorch calls the parts of a rule.

/// PyTorch's names for a rule.
#[derive(Debug)]
pub(crate) struct Names {
    /// For each state its name there.
    pub(crate) states: &'static [State],
    /// Whether a parameter's steps are kept, as a tensor `step`.
    pub(crate) step: bool,
    /// Options of a group.
    pub(crate) options: &'static [(&'static str, Value)],
}

/// A state.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) ours: &'static str,
    pub(crate) theirs: &'static str,
    /// The hyper-parameter whose powers correct it, if it is corrected.
    pub(crate) rate: Option<&'static str>,
    /// A mean there, of which there is here what it exceeds the square of the mean in this state by, if that is there.
    pub(crate) less_square_of: Option<&'static str>,
}

/// What an option's value is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value {
    /// A hyper-parameter.
    Of(&'static str),
    /// A list of hyper-parameters.
    All(&'static [&'static str]),
    /// A word for some values of a hyper-parameter; null for the others.
    Word(&'static str, &'static [(&'static str, f64)]),
    /// Always so, for it is of no meaning here.
    Always(&'static str),
}

/// A state that is not corrected.
pub(crate) const fn state(ours: &'static str, theirs: &'static str) -> State {
    State {
        ours,
        theirs,
        rate: None,
        less_square_of: None,
    }
}

/// A state that powers of this hyper-parameter correct.
pub(crate) const fn corrected(
    ours: &'static str,
    theirs: &'static str,
    rate: &'static str,
) -> State {
    State {
        ours,
        theirs,
        rate: Some(rate),
        less_square_of: None,
    }
}

/// A mean of squares there, and here a variance, of which this state has the mean.
pub(crate) const fn variance(
    ours: &'static str,
    theirs: &'static str,
    mean: &'static str,
) -> State {
    State {
        less_square_of: Some(mean),
        ..state(ours, theirs)
    }
}
