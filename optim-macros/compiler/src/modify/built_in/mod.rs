//! The language's own modifiers, one a file, as anybody could write them in `modifier!`.

macro_rules! built_in {
    ($($name:literal)*) => {
        /// Every one, by name, with its text.
        const ALL: &[(&str, &str)] = &[$(($name, include_str!(concat!($name, ".txt")))),*];
    };
}

built_in! {
    "agc"
    "cautious"
    "centralize"
    "clip_update"
    "coupled_weight_decay"
    "decoupled_weight_decay"
    "either_weight_decay"
    "ema_weights"
    "grokfast"
    "independent_weight_decay"
    "lookahead"
    "maximize"
    "nesterov"
    "schedule_free"
    "sign"
    "trust_ratio"
    "weight_decay"
}

pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(name, _)| *name)
}

/// The text of a modifier of this name.
pub(crate) fn text(name: &str) -> Option<&'static str> {
    ALL.iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}
