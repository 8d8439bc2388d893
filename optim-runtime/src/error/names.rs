//! Names in messages: those that were meant, and those that there are.

/// The known name that a misspelled one is nearest to; none if it differs in more than a third of its letters.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let limit = name.chars().count().div_ceil(3);
    known
        .map(|other| (strsim::osa_distance(name, other), other))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, other)| other.to_owned())
}

/// Names for a message: `a`, `b` and `c` in backticks, or "none".
pub(crate) fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let list: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if list.is_empty() {
        "none".to_owned()
    } else {
        list.join(", ")
    }
}

/// What else may be meant by an unknown word.
#[cfg(feature = "serde")]
pub(crate) fn instead(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("there are {}", quoted(known.iter().copied())),
    }
}
