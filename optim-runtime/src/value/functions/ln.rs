//! ln x by the exponent and a series for what is left.
//!
//! x = 2ᵏ·(1 + f) with 1 + f between √½ and √2; with s = f / (2 + f), ln(1 + f) = f − f²/2 + s·(f²/2 + R(s²)), where
//! R is a polynomial of minimax coefficients (the method of FreeBSD's msun). Nothing branches.

use super::{LN2_HIGH, LN2_LOW};

/// ln x with an error of less than one unit in the last place. −∞ for 0, NaN for what is below, ∞ for ∞.
#[inline(always)]
pub(crate) fn ln(x: f64) -> f64 {
    // Of all numbers this alone changes none that it is added to.
    ln_of_sum(x, -0.0)
}

/// ln (x + x·rest), where `rest` is of the size of rounding.
#[inline(always)]
pub(super) fn ln_of_sum(x: f64, rest: f64) -> f64 {
    // Subnormal numbers are brought among the normal ones.
    let tiny = x < f64::MIN_POSITIVE;
    let (scaled, offset) = if tiny {
        (x * 18_014_398_509_481_984.0, -54.0) // 2^54
    } else {
        (x, 0.0)
    };
    // Exponent and mantissa such that 1 + f is about 1: bits of √½ are taken away from the whole.
    const SQRT_HALF: u64 = 0x3fe6_a09e_0000_0000;
    const ONE: u64 = 0x3ff0_0000_0000_0000;
    let bits = scaled.to_bits().wrapping_add(ONE - SQRT_HALF);
    let k = exponent(bits) + offset;
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) + SQRT_HALF);
    let f = mantissa - 1.0;
    let half_square = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let r = z * odd(w) + w * even(w);
    let value = s * (half_square + r) + (k * LN2_LOW + rest) - half_square + f + k * LN2_HIGH;
    if x > 0.0 && x < f64::INFINITY {
        value
    } else if x == 0.0 {
        f64::NEG_INFINITY
    } else if x > 0.0 {
        x
    } else {
        // Below zero, or NaN.
        f64::NAN
    }
}

/// The exponent of a positive number, as a number: without a conversion from integers, which not all
/// instruction sets have for vectors.
#[inline(always)]
fn exponent(bits: u64) -> f64 {
    const TWO_52: f64 = 4_503_599_627_370_496.0;
    let biased = f64::from_bits((bits >> 52) | TWO_52.to_bits()) - TWO_52;
    biased - 1023.0
}

#[inline(always)]
fn odd(w: f64) -> f64 {
    const L: [f64; 4] = [
        6.666_666_666_666_735e-1,
        2.857_142_874_366_239e-1,
        1.818_357_216_161_805e-1,
        1.479_819_860_511_658_6e-1,
    ];
    L[0] + w * (L[1] + w * (L[2] + w * L[3]))
}

#[inline(always)]
fn even(w: f64) -> f64 {
    const L: [f64; 3] = [
        3.999_999_999_940_942e-1,
        2.222_219_843_214_978_4e-1,
        1.531_383_769_920_937_3e-1,
    ];
    L[0] + w * (L[1] + w * L[2])
}
