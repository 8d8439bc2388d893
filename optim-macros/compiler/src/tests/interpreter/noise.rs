//! Random numbers as the runtime's documentation says that they are made, one at a time and by the platform's functions.

use crate::language::noise::{Distribution, Noise};

/// Philox4x32-10.
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let [a, b] = [(0xd251_1f53_u64, counter[0]), (0xcd9e_8d57, counter[2])]
            .map(|(factor, word)| factor * u64::from(word));
        counter = [
            (b >> 32) as u32 ^ counter[1] ^ key[0],
            b as u32,
            (a >> 32) as u32 ^ counter[3] ^ key[1],
            a as u32,
        ];
        key[0] = key[0].wrapping_add(0x9e37_79b9);
        key[1] = key[1].wrapping_add(0xbb67_ae85);
    }
    counter
}

/// The key of a bare tensor: seed 0 and no name.
fn key() -> [u32; 2] {
    let hash = (0..8).fold(0xcbf2_9ce4_8422_2325_u64, |hash, _| {
        hash.wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mut z = hash;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    [z as u32, (z >> 32) as u32]
}

/// What a bare tensor's weight at this place draws in step `t`, in `f64`.
pub(super) fn drawn(noise: Noise, t: u64, place: usize) -> f64 {
    let (group, inside) = (place / 32, place % 32);
    let pair = (16 * group + inside % 16) as u64;
    let call = u32::try_from(noise.call).expect("few calls");
    let counter = [
        pair as u32,
        (pair >> 32) as u32 | call << 16,
        t as u32,
        (t >> 32) as u32,
    ];
    let words = philox(counter, key()).map(u64::from);
    let [u, v] = [[words[0], words[1]], [words[2], words[3]]]
        .map(|[low, high]| (high << 32 | low) >> 12)
        .map(|bits| bits as f64 / 2_f64.powi(52));
    let is_first = inside < 16;
    match noise.distribution {
        Distribution::Uniform if is_first => u,
        Distribution::Uniform => v,
        Distribution::Normal => {
            let radius = (-2.0 * (1.0 - u).ln()).sqrt();
            let angle = std::f64::consts::TAU * v;
            radius * if is_first { angle.cos() } else { angle.sin() }
        }
    }
}
