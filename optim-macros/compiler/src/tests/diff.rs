//! The lines in which two short texts differ.

use similar::{Algorithm, Change, ChangeTag, capture_diff_slices};

/// A line of the two texts laid over each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Same(&'a str),
    Removed(&'a str),
    Added(&'a str),
}

/// Lays two texts over each other so that as many lines as possible are the same. Of what
/// differs, the old lines stand before the new ones.
pub(super) fn lines<'a>(old: &'a str, new: &'a str) -> Vec<Line<'a>> {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes = changes.iter().flat_map(|op| op.iter_changes(&old, &new));
    let line = |change: Change<&'a str>| match change.tag() {
        ChangeTag::Equal => Line::Same(change.value()),
        ChangeTag::Delete => Line::Removed(change.value()),
        ChangeTag::Insert => Line::Added(change.value()),
    };
    changes.map(line).collect()
}

/// Number of changed lines, where one that replaces another counts once.
pub(super) fn changes(lines: &[Line<'_>]) -> usize {
    let groups = lines.split(|line| matches!(line, Line::Same(_)));
    groups
        .map(|group| {
            let added = group.iter().filter(|line| matches!(line, Line::Added(_)));
            let added = added.count();
            added.max(group.len() - added)
        })
        .sum()
}

#[test]
fn what_differs_is_found() {
    use Line::{Added, Removed, Same};
    let found = lines("a\nb\nc\nd", "a\nx\ny\nc\nd\ne");
    assert_eq!(
        found,
        [
            Same("a"),
            Removed("b"),
            Added("x"),
            Added("y"),
            Same("c"),
            Same("d"),
            Added("e"),
        ]
    );
    assert_eq!(changes(&found), 3);
    assert_eq!(changes(&lines("a\nb", "a\nb")), 0);
    assert_eq!(lines("a\nb", "b\na").len(), 3);
    assert_eq!(lines("", "a"), [Added("a")]);
}
