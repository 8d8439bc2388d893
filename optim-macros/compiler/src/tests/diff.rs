//! The lines in which two short texts differ.

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
    // common[i][j]: lines that `old[i..]` and `new[j..]` have in common.
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut laid = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            laid.push(Line::Same(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            laid.push(Line::Removed(old[i]));
            i += 1;
        } else {
            laid.push(Line::Added(new[j]));
            j += 1;
        }
    }
    laid
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
