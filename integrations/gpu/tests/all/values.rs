//! Weights and gradients of all magnitudes.

use optim_gpu::Number;

fn hash(a: u64, b: u64) -> u64 {
    let mut x = a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xd1b5_4a32_d192_ed03);
    x ^= x >> 30;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 27;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Ordinary values, zeros of both signs, subnormal ones of `f32`, and 24 decades.
pub(crate) fn values<T: Number>(len: usize, salt: u64) -> Vec<T> {
    let value = |index: u64| {
        let h = hash(index, salt);
        let unit = ((h >> 12) & 0xf_ffff) as f64 / 1_048_576.0;
        let sign = if h & 1 == 0 { 1.0 } else { -1.0 };
        let magnitude = match (h >> 1) % 32 {
            0 => 0.0,
            1 => (1.0 + unit * 4_000.0).floor() * f64::from(f32::from_bits(1)),
            2..=12 => 10_f64.powf(unit * 24.0 - 20.0),
            _ => unit * 2.0,
        };
        T::from_f64(sign * magnitude)
    };
    (0..len as u64).map(value).collect()
}
