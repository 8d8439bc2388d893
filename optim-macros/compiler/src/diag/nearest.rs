//! The known name that is meant by a misspelled one.

/// The known name nearest to a misspelled one, or nothing if none is near.
///
/// Near is at most one edit in every three letters, so that short names are near to none.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.chars().count() / 3;
    known
        .into_iter()
        .map(|candidate| (edits(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Number of insertions, deletions, replacements and exchanges of neighbours between two words,
/// letter case and underscores left aside.
fn edits(a: &str, b: &str) -> usize {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    strsim::osa_distance(&plain(a), &plain(b))
}
