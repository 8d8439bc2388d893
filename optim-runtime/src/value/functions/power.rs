//! Powers: x to the power of y, and how far a power is from 1.

use super::{ROUNDS, exp, ln};

/// x to the power of y, with an error of less than one unit in the last place.
///
/// The exponent y·ln x must be known to more digits than an `f64` has, so this is `libm`'s: for each weight it
/// is slow.
pub(crate) fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The same for numbers of single precision, for which e^(y·ln x) in double precision is near enough to be
/// rounded rightly nearly always. Nothing branches.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
#[allow(clippy::float_cmp, reason = "whole numbers and ends are exact")]
pub(crate) fn pow_single(x: f32, y: f32) -> f32 {
    let (x, y) = (f64::from(x), f64::from(y));
    let magnitude = exp(y * ln(x.abs()));
    // What no logarithm tells: the power 0, and those of 1 also to ∞.
    let one = y == 0.0 || x.abs() == 1.0 && y.abs() == f64::INFINITY || x == 1.0;
    let magnitude = if one { 1.0 } else { magnitude };
    // A negative base has powers to whole numbers alone, of which single precision has no odd one so large.
    let limited = if y.abs() < 4_294_967_296.0 { y } else { 0.0 };
    let shifted = limited + ROUNDS;
    let whole = shifted - ROUNDS == limited;
    let odd = shifted.to_bits() & 1 == 1 && whole;
    let negative = x.is_sign_negative() && odd;
    let signed = if negative { -magnitude } else { magnitude };
    let real = x >= 0.0 || whole || x == f64::NEG_INFINITY || one;
    (if real { signed } else { f64::NAN }) as f32
}

/// 1 − xʸ without the cancellation that the difference has where xʸ is near 1: there it has lost as many
/// digits as they have in common.
pub(crate) fn one_minus_pow(x: f64, y: f64) -> f64 {
    let power = pow(x, y);
    if x > 0.0 && power > 0.5 && power < 2.0 {
        -libm::expm1(y * libm::log(x))
    } else {
        1.0 - power
    }
}
