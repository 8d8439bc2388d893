//! Tables as text, in the form that the documents have.

use super::turns::Spread;

/// Prints a row.
pub(crate) fn row(cells: impl IntoIterator<Item = impl AsRef<str>>) {
    let cells: Vec<_> = cells.into_iter().collect();
    let cells: Vec<_> = cells.iter().map(AsRef::as_ref).collect();
    println!("| {} |", cells.join(" | "));
}

/// Prints a heading and the head of a table.
pub(crate) fn head(heading: &str, cells: &[&str]) {
    println!("\n{heading}\n");
    row(cells);
    row(cells.iter().map(|_| "---"));
}

/// A time in nanoseconds with three digits that count.
pub(crate) fn ns(time: f64) -> String {
    match time {
        time if time < 10.0 => format!("{time:.3}"),
        time if time < 100.0 => format!("{time:.1}"),
        time => format!("{time:.0}"),
    }
}

/// A ratio with its middle half.
pub(crate) fn spread(Spread { low, median, high }: Spread) -> String {
    format!("{median:.2} ({low:.2} … {high:.2})")
}
