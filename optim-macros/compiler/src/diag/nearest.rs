//! The known name that is meant by a misspelled one.

/// The known name nearest to a misspelled one, or nothing if none is near, or several as near.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    match near(name, known).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The known names that are nearest to a misspelled one.
///
/// Near is at most one edit in every three letters, so that short names are near to none, and names that
/// only their numbers tell apart, such as `beta1` and `beta2`, never are.
pub(crate) fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let limit = name.chars().filter(|letter| *letter != '_').count() / 3;
    let mut found: Vec<_> = known
        .into_iter()
        .filter(|candidate| !is_another(name, candidate))
        .map(|candidate| (edits(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    let least = found.iter().map(|(distance, _)| *distance).min();
    found.retain(|(distance, _)| Some(*distance) == least);
    let mut names: Vec<_> = found.into_iter().map(|(_, candidate)| candidate).collect();
    names.dedup();
    names
}

/// The question whether one of these is meant; none of no names.
pub(crate) fn did_you_mean(names: &[&str]) -> Option<String> {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    (!quoted.is_empty()).then(|| format!("did you mean {}?", quoted.join(" or ")))
}

/// Whether two names are told apart by their numbers alone.
fn is_another(a: &str, b: &str) -> bool {
    let digits = |word: &str| -> String { word.chars().filter(char::is_ascii_digit).collect() };
    let words = |word: &str| word.replace(|c: char| c.is_ascii_digit(), "");
    let (first, second) = (digits(a), digits(b));
    !first.is_empty() && !second.is_empty() && first != second && words(a) == words(b)
}

/// Number of insertions, deletions, replacements and exchanges of neighbours between two words,
/// letter case and underscores left aside.
fn edits(a: &str, b: &str) -> usize {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    strsim::osa_distance(&plain(a), &plain(b))
}
