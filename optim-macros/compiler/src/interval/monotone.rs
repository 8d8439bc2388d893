//! What functions that rise make of intervals.

use super::range::{End, Follow, Range, is_exact};

/// A rising function whose zero, if it has one, is at zero or one.
pub(crate) fn rising(a: &Range, function: impl Fn(f64) -> f64) -> Range {
    let map = |end: &End| {
        let value = function(end.value);
        End {
            value,
            open: end.open || value.is_infinite(),
            follow: if end.value == 0.0 && value == 0.0 || value.is_infinite() {
                end.follow
            } else if value == 0.0 && *end != End::closed(end.value) {
                // `ln` of what is 1 but for rounding.
                Follow::AcrossZero
            } else if *end == End::closed(end.value) && value.fract() == 0.0 && is_exact(value) {
                Follow::Exactly
            } else {
                Follow::Nearly
            },
        }
    };
    Range {
        unknown: a.unknown,
        ..Range::new(map(&a.low), map(&a.high))
    }
}

/// The part that a function can take: from zero on, or what is above it.
pub(crate) fn from_zero(a: &Range, open: bool) -> Range {
    let least = if open {
        End::open(0.0)
    } else {
        End::closed(0.0)
    };
    if a.low.value > 0.0 || a.low.value == 0.0 && a.low.open {
        return Range {
            low: End {
                follow: a.low.follow.min(Follow::Nearly),
                ..a.low
            },
            ..*a
        };
    }
    Range {
        low: least,
        high: if a.high.value < 0.0 { least } else { a.high },
        ..*a
    }
}
