//! What the operations of the language make of intervals.
//!
//! Each function gives a range that holds every value of the operation, for operands in the given
//! ranges. Where an operand could make a NaN or an infinity the range is that of the others: the
//! operand is reported, once, and everything that follows takes it as mended.

use super::interval::{End, Follow, Range, is_exact};
use crate::model::Scope;

/// Below this share of the terms a difference is all rounding.
const CANCELLED: f64 = 1e-3;
/// Above this `exp` is no zero in any element type.
const EXP_VANISHES: f64 = -80.0;

pub(super) fn add(a: &Range, b: &Range, scope: Scope) -> Range {
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
    let exactly = a.follow == Follow::Exactly && b.follow == Follow::Exactly;
    let follow = if a.value == 0.0 || b.value == 0.0 {
        let (zero, other) = if a.value == 0.0 { (a, b) } else { (b, a) };
        match zero.follow.max(other.follow) {
            Follow::AcrossZero if other.value != 0.0 && other.follow != Follow::AcrossZero => {
                Follow::Nearly
            }
            // What is added may be too small to make a difference.
            Follow::Exactly if zero.open && other.value != 0.0 => Follow::Nearly,
            follow => follow,
        }
    } else if value == 0.0 || value.abs() < CANCELLED * a.value.abs().max(b.value.abs()) {
        // A difference of zero is exact: the computed one is zero only for equal terms.
        if exactly && (value == 0.0 || is_sum(a.value, b.value, value)) {
            Follow::Exactly
        } else {
            Follow::AcrossZero
        }
    } else if exactly && is_sum(a.value, b.value, value) {
        Follow::Exactly
    } else {
        Follow::Nearly
    };
    let end = End {
        value,
        open: a.open || b.open,
        follow,
    };
    end.rounded()
}

/// Whether a sum is exact, in every element type.
fn is_sum(a: f64, b: f64, sum: f64) -> bool {
    sum - a == b && sum - b == a && is_exact(sum)
}

pub(super) fn mul(a: &Range, b: &Range, scope: Scope) -> Range {
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
    // A factor of 1 or more makes nothing vanish.
    let grows = |range: &Range| {
        let magnitude = abs(range).low;
        magnitude.value >= 1.0 && magnitude.follow != Follow::AcrossZero
    };
    if !grows(a) && !grows(b) {
        product = underflown(product, scope);
    }
    at(product, scope)
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
    let exact = a.follow == Follow::Exactly
        && b.follow == Follow::Exactly
        && value / b.value == a.value
        && is_exact(value)
        // The largest number below 1, times 1 at most, stays below 1.
        && (!open || is_one(a) || is_one(b));
    let follow = match a.follow.max(b.follow) {
        Follow::AcrossZero => Follow::AcrossZero,
        _ if exact || value.is_infinite() => Follow::Exactly,
        _ => Follow::Nearly,
    };
    End {
        value,
        open: open || value.is_infinite(),
        follow,
    }
}

/// `x·x` for one and the same `x`.
pub(super) fn square(a: &Range, scope: Scope) -> Range {
    let magnitude = abs(a);
    Range {
        nonzero: a.excludes_zero() && scope == Scope::Step,
        ..mul(&magnitude, &magnitude, scope)
    }
}

/// Products and quotients of weights' values may vanish: what is above zero in exact arithmetic is
/// not so when computed. Numbers of a step are few and in `f64`; those are taken as written.
fn underflown(range: Range, scope: Scope) -> Range {
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
fn at(range: Range, scope: Scope) -> Range {
    match scope {
        Scope::Step => range,
        Scope::Element => rounded(range),
    }
}

/// A number of a step as a loop sees it.
pub(super) fn rounded(range: Range) -> Range {
    Range {
        low: range.low.rounded(),
        high: range.high.rounded(),
        ..range
    }
}

pub(super) fn div(a: &Range, b: &Range, scope: Scope) -> Range {
    mul(a, &reciprocal(b), scope)
}

/// `1 / b` for `b` other than zero.
fn reciprocal(b: &Range) -> Range {
    let inverse = |end: End| {
        if end.is_infinite() {
            return End::open(0.0);
        }
        let value = 1.0 / end.value;
        End {
            value,
            follow: match end.follow {
                Follow::Exactly if 1.0 / value == end.value && is_exact(value) => Follow::Exactly,
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

pub(super) fn abs(a: &Range) -> Range {
    if a.low.value >= 0.0 && a.low.follow != Follow::AcrossZero {
        return *a;
    }
    if a.high.value <= 0.0 && a.high.follow != Follow::AcrossZero {
        return a.negated();
    }
    let turned = a.low.negated();
    let high = if turned.value > a.high.value {
        turned
    } else {
        a.high
    };
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

pub(super) fn sign(a: &Range) -> Range {
    let low = if a.is_positive() {
        1.0
    } else if a.is_not_negative() {
        0.0
    } else {
        -1.0
    };
    let turned = a.negated();
    let high = if turned.is_positive() {
        -1.0
    } else if turned.is_not_negative() {
        0.0
    } else {
        1.0
    };
    Range {
        nonzero: a.excludes_zero(),
        whole: true,
        unknown: a.unknown,
        ..Range::new(End::closed(low), End::closed(high))
    }
}

/// A rising function whose zero, if it has one, is at zero or one.
fn rising(a: &Range, function: impl Fn(f64) -> f64) -> Range {
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
fn from_zero(a: &Range, open: bool) -> Range {
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

pub(super) fn sqrt(a: &Range) -> Range {
    let taken = from_zero(a, false);
    Range {
        nonzero: taken.nonzero,
        ..rising(&taken, f64::sqrt)
    }
}

pub(super) fn ln(a: &Range) -> Range {
    let taken = from_zero(a, true);
    rising(
        &taken,
        |x| if x == 0.0 { f64::NEG_INFINITY } else { x.ln() },
    )
}

pub(super) fn exp(a: &Range) -> Range {
    let mut result = rising(a, f64::exp);
    if a.low.value < EXP_VANISHES {
        result.low = End::closed(0.0);
    }
    result
}

pub(super) fn min(a: &Range, b: &Range) -> Range {
    max(&a.negated(), &b.negated()).negated()
}

pub(super) fn max(a: &Range, b: &Range) -> Range {
    // Both lower ends hold; the upper ends hold together.
    let floor = |range: &Range| Range::new(range.low, Range::ANY.high);
    let low = floor(a)
        .intersection(&floor(b))
        .map_or(a.low, |both| both.low);
    Range {
        low,
        high: a.hull(b).high,
        nonzero: a.excludes_zero() && b.excludes_zero(),
        whole: a.whole && b.whole,
        unknown: a.unknown || b.unknown,
    }
}

/// `a^b`.
pub(super) fn pow(a: &Range, b: &Range, scope: Scope) -> Range {
    let unknown = a.unknown || b.unknown;
    let result = match b.constant() {
        Some(exponent) => constant_power(a, exponent, scope),
        None if a.low.value >= 0.0 => power(a, b),
        None => Range::ANY,
    };
    Range {
        unknown,
        ..at(result, scope)
    }
}

fn constant_power(a: &Range, exponent: f64, scope: Scope) -> Range {
    let magnitude = exponent.abs();
    let is_whole = magnitude.fract() == 0.0 && magnitude <= 1e9;
    let positive = if exponent == 0.0 {
        return Range::number(1.0);
    } else if magnitude == 1.0 {
        *a
    } else if magnitude == 2.0 {
        square(a, scope)
    } else if is_whole && magnitude % 2.0 == 1.0 && a.low.value < 0.0 {
        underflown(rising(a, |x| x.powf(magnitude)), scope)
    } else {
        let base = if is_whole {
            abs(a)
        } else {
            from_zero(a, false)
        };
        let result = Range {
            nonzero: base.excludes_zero(),
            ..rising(&base, |x| x.powf(magnitude))
        };
        if magnitude < 1.0 {
            // A root of what is above zero does not vanish.
            result
        } else {
            underflown(result, scope)
        }
    };
    if exponent < 0.0 {
        reciprocal(&positive)
    } else {
        positive
    }
}

/// `a^b = exp(b·ln a)` for a base that is not negative.
fn power(a: &Range, b: &Range) -> Range {
    let base = from_zero(a, b.low.value < 0.0);
    // Of a base below 1, or 1 at most, every power with an exponent from 1 on is below the base.
    if base.high.value <= 1.0 && b.low.value >= 1.0 {
        return Range::new(End::closed(0.0), base.high);
    }
    let exponent = mul(&ln(&base), b, Scope::Step);
    let mut result = exp(&exponent);
    if base.low.value == 0.0 && !base.low.open {
        // 0 to the power of 0 is 1, to any above it 0.
        result = result.hull(&Range::number(0.0));
        if b.low.value <= 0.0 {
            result = result.hull(&Range::number(1.0));
        }
        result.whole = false;
    }
    result
}

/// Ends that are met but for rounding; zero is met exactly.
pub(super) fn nearly(range: Range) -> Range {
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
