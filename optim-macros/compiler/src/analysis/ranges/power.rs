//! What powers make of intervals.
//!
//! A base that they could not take counts as one that they can: it is reported, once, and everything that
//! follows takes it as mended.

use crate::functions::{exp, ln};
use crate::interval::arithmetic::{abs, at, mul, reciprocal, square, underflown};
use crate::interval::monotone::{from_zero, rising};
use crate::interval::{End, Range};
use crate::language::scope::Scope;

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
    let exponent = mul(&ln::range(&base), b, Scope::Step);
    let mut result = exp::range(&exponent);
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
