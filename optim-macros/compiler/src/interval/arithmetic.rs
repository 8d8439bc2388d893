//! What sums, products and quotients make of intervals.
//!
//! Each function gives a range that holds every value of the operation, for operands in the given
//! ranges. A divisor that could be zero counts as one that is not: it is reported, once, and
//! everything that follows takes it as mended.

use super::range::{End, Follow, Range, is_exact};
use crate::language::scope::Scope;

/// Below this share of the terms a difference is all rounding.
const CANCELLED: f64 = 1e-3;

pub(crate) fn add(a: &Range, b: &Range, scope: Scope) -> Range {
    let sum = Range {
        low: add_ends(a.low, b.low),
        high: add_ends(a.high.negated(), b.high.negated()).negated(),
        nonzero: false,
        whole: a.whole && b.whole,
        unknown: a.unknown || b.unknown,
    };
    at(sum, scope)
}

/// The sum of two lower ends.
fn add_ends(a: End, b: End) -> End {
    if a.is_infinite() || b.is_infinite() {
        return End::open(f64::NEG_INFINITY);
    }
    let value = a.value + b.value;
    let most = a.follow.max(b.follow);
    let exactly = most <= Follow::Touches;
    let follow = if a.value == 0.0 || b.value == 0.0 {
        let (zero, other) = if a.value == 0.0 { (a, b) } else { (b, a) };
        match zero.follow.max(other.follow) {
            Follow::AcrossZero if other.value != 0.0 && other.follow != Follow::AcrossZero => {
                Follow::Nearly
            }
            // What is added may be too small to make a difference.
            Follow::Exactly if zero.open && other.value != 0.0 => Follow::Touches,
            follow => follow,
        }
    } else if value == 0.0 || value.abs() < CANCELLED * a.value.abs().max(b.value.abs()) {
        // A difference of zero is exact: the computed one is zero only for equal terms.
        let strict = |end: End| end.open && end.follow == Follow::Exactly;
        if exactly && value == 0.0 && (strict(a) || strict(b)) {
            Follow::Exactly
        } else if exactly && (value == 0.0 || is_sum(a.value, b.value, value)) {
            most
        } else {
            Follow::AcrossZero
        }
    } else if exactly && is_sum(a.value, b.value, value) {
        most
    } else {
        Follow::Nearly
    };
    let end = End {
        value,
        open: a.open || b.open,
        follow,
    };
    if follow == Follow::Touches {
        return end.touched().rounded();
    }
    end.rounded()
}

/// Whether a sum is exact, in every element type.
fn is_sum(a: f64, b: f64, sum: f64) -> bool {
    sum - a == b && sum - b == a && is_exact(sum)
}

pub(crate) fn mul(a: &Range, b: &Range, scope: Scope) -> Range {
    let corners = [
        (a.low, b.low),
        (a.low, b.high),
        (a.high, b.low),
        (a.high, b.high),
    ];
    let mut product = hull_of(corners.map(|(x, y)| mul_ends(x, y)));
    product.nonzero = a.excludes_zero() && b.excludes_zero();
    product.whole = a.whole && b.whole;
    product.unknown = a.unknown || b.unknown;
    if !grows(a) && !grows(b) {
        product = underflown(product, scope);
    }
    at(product, scope)
}

/// A factor of 1 or more makes nothing vanish.
pub(crate) fn grows(factor: &Range) -> bool {
    let magnitude = abs(factor).low;
    magnitude.value >= 1.0 && magnitude.follow != Follow::AcrossZero
}

fn hull_of(ends: [End; 4]) -> Range {
    let points = ends.map(|end| Range::new(end, end));
    let [first, rest @ ..] = points;
    rest.iter().fold(first, |hull, point| hull.hull(point))
}

fn mul_ends(a: End, b: End) -> End {
    let is_zero = |end: End| end.value == 0.0;
    if is_zero(a) || is_zero(b) {
        let attained = |end: End| is_zero(end) && !end.open;
        let across = |end: End| is_zero(end) && end.follow == Follow::AcrossZero;
        return End {
            value: 0.0,
            open: !attained(a) && !attained(b),
            follow: if across(a) || across(b) {
                Follow::AcrossZero
            } else {
                Follow::Exactly
            },
        };
    }
    let value = a.value * b.value;
    let open = a.open || b.open;
    let is_one = |end: End| end.value.abs() == 1.0;
    let exact = value / b.value == a.value && is_exact(value);
    // The largest number below 1, times 1 at most, stays below 1.
    let strict = |end: End| end.open && end.follow == Follow::Exactly;
    let kept = !open || (strict(a) || strict(b)) && (is_one(a) || is_one(b));
    let follow = match a.follow.max(b.follow) {
        Follow::AcrossZero => Follow::AcrossZero,
        _ if value.is_infinite() => Follow::Exactly,
        Follow::Exactly | Follow::Touches if exact && kept => Follow::Exactly,
        Follow::Exactly | Follow::Touches if exact => Follow::Touches,
        _ => Follow::Nearly,
    };
    End {
        value,
        open: open || value.is_infinite(),
        follow,
    }
}

/// `x·x` for one and the same `x`.
pub(crate) fn square(a: &Range, scope: Scope) -> Range {
    let magnitude = abs(a);
    Range {
        nonzero: a.excludes_zero() && scope == Scope::Step,
        ..mul(&magnitude, &magnitude, scope)
    }
}

/// Products and quotients of weights' values may vanish: what is above zero in exact arithmetic is
/// not so when computed. Numbers of a step are few and in `f64`; those are taken as written.
pub(crate) fn underflown(range: Range, scope: Scope) -> Range {
    if scope == Scope::Step {
        return range;
    }
    let closed = |end: End| End {
        open: end.open && end.value != 0.0,
        ..end
    };
    Range {
        low: closed(range.low),
        high: closed(range.high),
        nonzero: false,
        ..range
    }
}

/// In a loop every value is rounded to the element type.
pub(crate) fn at(range: Range, scope: Scope) -> Range {
    match scope {
        Scope::Step => range,
        _ => rounded(range),
    }
}

/// A number of a step as a loop sees it.
pub(crate) fn rounded(range: Range) -> Range {
    Range {
        low: range.low.rounded(),
        high: range.high.rounded(),
        ..range
    }
}

pub(crate) fn div(a: &Range, b: &Range, scope: Scope) -> Range {
    mul(a, &reciprocal(b), scope)
}

/// `1 / b` for `b` other than zero.
pub(crate) fn reciprocal(b: &Range) -> Range {
    let inverse = |end: End| {
        if end.is_infinite() {
            return End::open(0.0);
        }
        let value = 1.0 / end.value;
        End {
            value,
            follow: match end.follow {
                follow @ (Follow::Exactly | Follow::Touches)
                    if 1.0 / value == end.value && is_exact(value) =>
                {
                    follow
                }
                Follow::AcrossZero => Follow::AcrossZero,
                _ => Follow::Nearly,
            },
            ..end
        }
    };
    let (low, high) = if b.low.value >= 0.0 {
        let high = if b.low.value == 0.0 {
            End::open(f64::INFINITY)
        } else {
            inverse(b.low)
        };
        (inverse(b.high), high)
    } else if b.high.value <= 0.0 {
        let low = if b.high.value == 0.0 {
            End::open(f64::NEG_INFINITY)
        } else {
            inverse(b.high)
        };
        (low, inverse(b.low))
    } else {
        (Range::ANY.low, Range::ANY.high)
    };
    Range {
        nonzero: true,
        unknown: b.unknown,
        ..Range::new(low, high)
    }
}

/// Ends that are met but for rounding; zero is met exactly.
pub(crate) fn nearly(range: Range) -> Range {
    let nearly = |end: End| {
        if end.value == 0.0 || end.is_infinite() {
            end
        } else {
            End {
                follow: end.follow.max(Follow::Nearly),
                ..end
            }
        }
    };
    Range {
        low: nearly(range.low),
        high: nearly(range.high),
        ..range
    }
}

/// What magnitudes can be.
pub(crate) fn abs(a: &Range) -> Range {
    if a.low.value >= 0.0 && a.low.follow != Follow::AcrossZero {
        return *a;
    }
    if a.high.value <= 0.0 && a.high.follow != Follow::AcrossZero {
        return a.negated();
    }
    let ends = [a.low.negated(), a.high].map(|end| Range::new(end, end));
    let high = ends[0].hull(&ends[1]).high;
    Range {
        low: if a.nonzero {
            End::open(0.0)
        } else {
            End::closed(0.0)
        },
        high,
        ..*a
    }
}
