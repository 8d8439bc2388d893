//! Weights and gradients of all magnitudes.

use crate::real::Real;

fn hash(a: u64, b: u64) -> u64 {
    let mut x = a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xd1b5_4a32_d192_ed03);
    x ^= x >> 30;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 27;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Ordinary values, zeros of both signs, subnormal ones, and 36 decades; of `f64` 280 for some.
fn value<T: Real>(index: u64, salt: u64) -> T {
    let h = hash(index, salt);
    let unit = ((h >> 12) & 0xf_ffff) as f64 / 1_048_576.0;
    let sign = if h & 1 == 0 { 1.0 } else { -1.0 };
    let wide = T::SIZE == 8;
    let magnitude = match (h >> 1) % 32 {
        0 => 0.0,
        1 => (1.0 + unit * 4_000.0).floor() * T::SMALLEST,
        2 => unit * 10.0 * T::NORMAL,
        3 if wide => 10_f64.powf(unit * 280.0 - 140.0),
        3..=15 => 10_f64.powf(unit * 36.0 - 30.0),
        _ => unit * 2.0,
    };
    T::from_f64(sign * magnitude)
}

/// Such weights.
#[must_use]
pub fn weights<T: Real>(len: usize) -> Vec<T> {
    (0..len as u64).map(|i| value(i, 77)).collect()
}

/// The gradient of step `t`. Some stay the same, some vanish for a while; of a `wild` one some are infinite or NaN.
#[must_use]
pub fn gradient<T: Real>(len: usize, t: u64, wild: bool) -> Vec<T> {
    let one = |i: u64| {
        if wild && hash(i, 5).is_multiple_of(97) && hash(i, t).is_multiple_of(4) {
            return T::from_f64(match hash(i, t) % 3 {
                0 => f64::INFINITY,
                1 => f64::NEG_INFINITY,
                _ => f64::NAN,
            });
        }
        if hash(i, 4).is_multiple_of(64) && t.is_multiple_of(3) {
            return T::ZERO;
        }
        value(
            i,
            if hash(i, 3).is_multiple_of(8) {
                1000
            } else {
                1000 + t
            },
        )
    };
    (0..len as u64).map(one).collect()
}
