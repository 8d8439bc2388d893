//! What functions that rise make of intervals.

use super::range::{End, Follow, Range, is_exact};

/// A rising function whose zero, if it has one, is at zero or one.
pub(crate) fn rising(a: &Range, function: impl Fn(f64) -> f64) -> Range {
    let map = |end: &End| {
        let value = function(end.value);
        let end = End {
            value,
            open: end.open || value.is_infinite(),
            follow: if end.value == 0.0 && value == 0.0 || value.is_infinite() {
                end.follow
            } else if end.follow > Follow::Touches {
                // `ln` of what is 1 but for rounding may lie on either side of 0.
                if value == 0.0 {
                    Follow::AcrossZero
                } else {
                    Follow::Nearly
                }
            } else if value == 0.0 {
                // What is not zero may be too small for a number.
                Follow::Touches
            } else if value.fract() != 0.0 || !is_exact(value) {
                Follow::Nearly
            } else if end.open {
                Follow::Touches
            } else {
                Follow::Exactly
            },
        };
        if end.follow == Follow::Touches {
            end.touched()
        } else {
            end
        }
    };
    Range {
        unknown: a.unknown,
        ..Range::new(map(&a.low), map(&a.high))
    }
}

/// A rising function whose result has the sign of its argument, and vanishes nowhere but at zero.
pub(crate) fn signed(a: &Range, function: impl Fn(f64) -> f64) -> Range {
    let result = rising(a, function);
    let follow = |end: End, of: End| End {
        follow: if of.follow == Follow::AcrossZero {
            of.follow
        } else {
            end.follow
        },
        ..end
    };
    Range {
        low: follow(result.low, a.low),
        high: follow(result.high, a.high),
        nonzero: a.excludes_zero(),
        ..result
    }
}

/// A function that rises by steps, to whole numbers, and nowhere else. Rounding may take an argument over a step.
pub(crate) fn stepped(a: &Range, function: impl Fn(f64) -> f64) -> Range {
    let low = |end: End| match end.follow {
        Follow::AcrossZero => Range::ANY.low,
        _ if end.is_infinite() => end,
        _ => End::closed(function(end.loosened().value)),
    };
    let high = |end: End| match end.follow {
        Follow::AcrossZero => Range::ANY.high,
        _ if end.is_infinite() => end,
        _ => End::closed(function(end.negated().loosened().negated().value)),
    };
    Range {
        whole: true,
        unknown: a.unknown,
        ..Range::new(low(a.low), high(a.high))
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
