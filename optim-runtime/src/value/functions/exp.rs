//! eˣ by reduction to |r| ≤ ½ ln 2 and a quotient of polynomials.
//!
//! x = k·ln 2 + r, and eˣ = 2ᵏ·eʳ. With c = r − r²·P(r²), where P is a polynomial of minimax coefficients,
//! eʳ = 1 + r + r·c / (2 − c) to within half a unit in the last place or so (the method of FreeBSD's msun).
//! Nothing branches: numbers out of range are clamped before, and NaN comes through the arithmetic.

use super::{LN2_HIGH, LN2_LOW, ROUNDS};

/// Below this eˣ is 0, above the other ∞.
const LOWEST: f64 = -745.2;
const HIGHEST: f64 = 709.8;

/// eˣ with an error of less than one unit in the last place. Exact at 0 and ±∞; NaN for NaN.
#[inline(always)]
pub(crate) fn exp(x: f64) -> f64 {
    let Reduced {
        shifted,
        high,
        low,
        r,
        c,
    } = reduced(x, LOWEST, HIGHEST);
    let e = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    let (half, rest) = halves(shifted);
    let value = e * half * rest;
    // Where the argument was clamped, the result is at an end already: 0, or ∞ by overflow.
    if x < LOWEST {
        0.0
    } else if x > HIGHEST {
        f64::INFINITY
    } else if x == 0.0 {
        1.0
    } else {
        value
    }
}

/// x = k·ln 2 + r.
pub(super) struct Reduced {
    /// k + [`ROUNDS`].
    pub(super) shifted: f64,
    /// Whose difference is r, to more digits than it has.
    pub(super) high: f64,
    pub(super) low: f64,
    pub(super) r: f64,
    /// r − r²·P(r²).
    pub(super) c: f64,
}

/// Of x, or of what it is clamped to.
#[inline(always)]
pub(super) fn reduced(x: f64, lowest: f64, highest: f64) -> Reduced {
    // Comparisons with NaN are false, so it stays.
    let inside = if x < lowest { lowest } else { x };
    let inside = if inside > highest { highest } else { inside };
    let shifted = inside * std::f64::consts::LOG2_E + ROUNDS;
    let k = shifted - ROUNDS;
    let (high, low) = (inside - k * LN2_HIGH, k * LN2_LOW);
    let r = high - low;
    let square = r * r;
    Reduced {
        shifted,
        high,
        low,
        r,
        c: r - square * polynomial(square),
    }
}

/// 2ᵏ of k + [`ROUNDS`], as two factors, for k may be below the exponents of normal numbers or at the end of all.
#[inline(always)]
pub(super) fn halves(shifted: f64) -> (f64, f64) {
    // The last bits are those of k, which may be negative.
    let k = (shifted.to_bits().cast_signed() << 12) >> 12;
    let half = k >> 1;
    let power = |k: i64| f64::from_bits(((k + 1023) << 52).cast_unsigned());
    (power(half), power(k - half))
}

/// With z = r² the polynomial P, for |r| ≤ ½ ln 2.
#[inline(always)]
fn polynomial(z: f64) -> f64 {
    const P: [f64; 5] = [
        1.666_666_666_666_660_2e-1,
        -2.777_777_777_701_559_3e-3,
        6.613_756_321_437_934e-5,
        -1.653_390_220_546_525_2e-6,
        4.138_136_797_057_238_5e-8,
    ];
    P[0] + z * (P[1] + z * (P[2] + z * (P[3] + z * P[4])))
}
