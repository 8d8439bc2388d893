//! What functions and powers make of intervals.
//!
//! An argument that they could not take counts as one that they can: it is reported, once, and
//! everything that follows takes it as mended.

use super::arithmetic::{at, mul, reciprocal, square, underflown};
use super::interval::{End, Follow, Range, is_exact};
use crate::language::scope::Scope;

/// Above this `exp` is no zero in any element type.
const EXP_VANISHES: f64 = -80.0;

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

/// A logarithm nearer to zero than this is off by more than its last digits: what is off in those of a
/// number near 1 is all that is left of it.
const NEAR_ZERO: f64 = 0.01;

pub(super) fn ln(a: &Range) -> Range {
    let taken = from_zero(a, true);
    let result = rising(
        &taken,
        |x| if x == 0.0 { f64::NEG_INFINITY } else { x.ln() },
    );
    let follow = |end: End, of: End| {
        if of.follow != Follow::Exactly && end.value.abs() < NEAR_ZERO {
            End {
                follow: Follow::AcrossZero,
                ..end
            }
        } else {
            end
        }
    };
    Range {
        low: follow(result.low, taken.low),
        high: follow(result.high, taken.high),
        ..result
    }
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
    // A whole exponent that is met but for rounding is none.
    let constant = b.constant().filter(|b| b.fract() != 0.0);
    let result = match b.exactly().or(constant) {
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
    let base = from_zero(a, !b.is_not_negative());
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
