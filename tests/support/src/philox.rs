//! The runtime's random numbers as its documentation says that they are made: one at a time, and by the platform's functions.

/// Philox4x32-10 (Salmon et al., 2011).
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let a = 0xd251_1f53_u64 * u64::from(counter[0]);
        let b = 0xcd9e_8d57_u64 * u64::from(counter[2]);
        let high = |product: u64| (product >> 32) as u32;
        counter = [
            high(b) ^ counter[1] ^ key[0],
            b as u32,
            high(a) ^ counter[3] ^ key[1],
            a as u32,
        ];
        key[0] = key[0].wrapping_add(0x9e37_79b9);
        key[1] = key[1].wrapping_add(0xbb67_ae85);
    }
    counter
}

/// FNV-1a of seed and name, mixed as SplitMix64 does.
fn key(seed: u64, parameter: &str) -> [u32; 2] {
    let mut z = 0xcbf2_9ce4_8422_2325_u64;
    for byte in seed.to_le_bytes().into_iter().chain(parameter.bytes()) {
        z = (z ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    [z as u32, (z >> 32) as u32]
}

/// What the weight at a place draws by a call in step `t`, in `f64`: a normal number, or one from 0 to 1.
#[must_use]
pub fn drawn(normal: bool, seed: u64, parameter: &str, t: u64, call: u32, place: usize) -> f64 {
    let (group, inside) = (place / 32, place % 32);
    let pair = (16 * group + inside % 16) as u64;
    let second = ((pair >> 32) as u32) | (call << 16);
    let counter = [pair as u32, second, t as u32, (t >> 32) as u32];
    let words = philox(counter, key(seed, parameter)).map(u64::from);
    let unit = |low: u64, high: u64| (((high << 32) | low) >> 12) as f64 / 2_f64.powi(52);
    let (u, v) = (unit(words[0], words[1]), unit(words[2], words[3]));
    let is_first = inside < 16;
    if !normal {
        return if is_first { u } else { v };
    }
    let (radius, angle) = ((-2.0 * (1.0 - u).ln()).sqrt(), std::f64::consts::TAU * v);
    radius * if is_first { angle.cos() } else { angle.sin() }
}
