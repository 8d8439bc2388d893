//! Sine and cosine of a part of a whole turn, which needs no digits of π to be brought near zero.

use super::ROUNDS;

/// sin 2πx and cos 2πx for x from 0 to 1, each within 1.5 units in the last place. Nothing branches.
///
/// The polynomials are those of FreeBSD's msun, for angles up to π/4.
#[inline(always)]
pub(crate) fn sin_cos_of_turns(x: f64) -> (f64, f64) {
    const S: [f64; 6] = [
        -1.666_666_666_666_663_2e-1,
        8.333_333_333_322_49e-3,
        -1.984_126_982_985_795e-4,
        2.755_731_370_707_006_8e-6,
        -2.505_076_025_340_686_3e-8,
        1.589_690_995_211_55e-10,
    ];
    const C: [f64; 6] = [
        4.166_666_666_666_66e-2,
        -1.388_888_888_887_411e-3,
        2.480_158_728_947_673e-5,
        -2.755_731_435_139_066_3e-7,
        2.087_572_321_298_175e-9,
        -1.135_964_755_778_819_5e-11,
    ];
    let quarters = (4.0 * x + ROUNDS) - ROUNDS;
    // Exact: what is taken away has few digits.
    let angle = (x - 0.25 * quarters) * std::f64::consts::TAU;
    let z = angle * angle;
    let sin = S[0] + z * (S[1] + z * (S[2] + z * (S[3] + z * (S[4] + z * S[5]))));
    let sin = angle + angle * z * sin;
    let cos = C[0] + z * (C[1] + z * (C[2] + z * (C[3] + z * (C[4] + z * C[5]))));
    let half = 0.5 * z;
    let w = 1.0 - half;
    let cos = w + (((1.0 - w) - half) + z * z * cos);
    let (swaps, below) = (
        (quarters == 1.0) | (quarters == 3.0),
        (quarters == 2.0) | (quarters == 3.0),
    );
    let (s, c) = if swaps { (cos, sin) } else { (sin, cos) };
    let s = if below { -s } else { s };
    let c = if (quarters == 1.0) | (quarters == 2.0) {
        -c
    } else {
        c
    };
    (s, c)
}
