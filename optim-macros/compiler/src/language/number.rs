//! Numbers as they are written.

use std::fmt;

/// The shortest digits that read back as the same number: `0.9`, `1e-8`, `2`.
pub(crate) fn write_number(f: &mut impl fmt::Write, value: f64) -> fmt::Result {
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-4..1e6).contains(&magnitude) {
        write!(f, "{value:e}")
    } else {
        write!(f, "{value}")
    }
}
