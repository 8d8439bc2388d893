//! Random numbers that are a function of where they stand: Philox4x32-10 (Salmon, Moraes, Dror & Shaw, *Parallel Random
//! Numbers: As Easy as 1, 2, 3*, 2011).
//!
//! A generator with a state would give others to another number of threads. This one is asked for the numbers of a
//! parameter, a step, a call and a place, in whatever order, and has nothing to keep but its seed.
//!
//! Weights stand in groups of 32, of which one counter makes a pair: of group `n` that of `16·n + j` makes the weights `j`
//! and `j + 16`. The two key words are a hash of seed and parameter; the counter's words are the lower and the upper bits
//! of the counter, with the call in the upper half of the second, and those of the step. Nothing branches, so that
//! sixteen pairs are made beside each other in vectors; all arithmetic of numbers is `f64` and our own, so that the bits
//! are the same everywhere.

use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::fnv::Fnv;
use crate::value::functions::{ln, sin_cos_of_turns};

/// Pairs that are made beside each other.
const PAIRS: usize = 16;
/// Weights that they are for.
const GROUP: usize = 2 * PAIRS;

/// How random numbers are distributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distribution {
    /// Mean 0 and variance 1, by the method of Box and Muller.
    Normal,
    /// From 0 on, below 1.
    Uniform,
}

/// Which numbers are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stream {
    /// [`key`].
    pub(crate) key: u64,
    pub(crate) step: u64,
    /// The place of the call among those of the rule.
    pub(crate) call: u32,
}

/// The key of a parameter under a seed: FNV-1a of both, and then mixed as SplitMix64 does.
pub(crate) fn key(seed: u64, parameter: &str) -> u64 {
    let mut fnv = Fnv::default();
    fnv.bytes(&seed.to_le_bytes());
    fnv.bytes(parameter.as_bytes());
    let hash = fnv.hash();
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The two halves of a number.
#[inline(always)]
#[allow(
    clippy::cast_possible_truncation,
    reason = "halves are what is asked for"
)]
fn halves(number: u64) -> [u32; 2] {
    [number as u32, (number >> 32) as u32]
}

/// One of sixteen counters each, in ten rounds.
#[inline(always)]
fn philox(mut words: [[u32; PAIRS]; 4], key: [u32; 2]) -> [[u32; PAIRS]; 4] {
    let mut key = key;
    for _ in 0..10 {
        let [a, b, c, d] = words;
        for lane in 0..PAIRS {
            let [low_a, high_a] = halves(u64::from(a[lane]) * 0xd251_1f53);
            let [low_c, high_c] = halves(u64::from(c[lane]) * 0xcd9e_8d57);
            words[0][lane] = high_c ^ b[lane] ^ key[0];
            words[1][lane] = low_c;
            words[2][lane] = high_a ^ d[lane] ^ key[1];
            words[3][lane] = low_a;
        }
        key = [
            key[0].wrapping_add(0x9e37_79b9),
            key[1].wrapping_add(0xbb67_ae85),
        ];
    }
    words
}

/// A number from 0 on, below 1, of the upper bits of 64: as many as the type holds of each such number.
#[inline(always)]
fn unit<T: Element>(low: u32, high: u32) -> f64 {
    const ONE: u64 = 0x3ff0_0000_0000_0000;
    let kept: u64 = match T::DTYPE {
        Dtype::F32 => 0x000f_ffff_f000_0000,
        Dtype::F64 => 0x000f_ffff_ffff_ffff,
    };
    let bits = (u64::from(high) << 20) | (u64::from(low) >> 12);
    f64::from_bits(ONE | (bits & kept)) - 1.0
}

/// The numbers of a group: those of its first half, and those of its second.
#[inline(always)]
fn group<T: Element>(distribution: Distribution, stream: Stream, group: u64) -> [[T; PAIRS]; 2] {
    let first = group.wrapping_mul(PAIRS as u64);
    let ([step, step_high], key) = (halves(stream.step), halves(stream.key));
    // The first is a multiple of sixteen.
    let counter = |lane: usize| halves(first | lane as u64);
    let counters = [
        std::array::from_fn(|lane| counter(lane)[0]),
        std::array::from_fn(|lane| (counter(lane)[1] & 0xffff) | (stream.call << 16)),
        [step; PAIRS],
        [step_high; PAIRS],
    ];
    let [a, b, c, d] = philox(counters, key);
    let mut made = [[T::ZERO; PAIRS]; 2];
    for lane in 0..PAIRS {
        let (x, y) = match distribution {
            Distribution::Uniform => (unit::<T>(a[lane], b[lane]), unit::<T>(c[lane], d[lane])),
            Distribution::Normal => {
                // All digits, whatever the type: the smallest tells how far from zero the numbers go.
                let (u, turns) = (unit::<f64>(a[lane], b[lane]), unit::<f64>(c[lane], d[lane]));
                let radius = (-2.0 * ln(1.0 - u)).sqrt();
                let (sin, cos) = sin_cos_of_turns(turns);
                (radius * cos, radius * sin)
            }
        };
        made[0][lane] = T::from_f64(x);
        made[1][lane] = T::from_f64(y);
    }
    made
}

/// Writes to all of `room` the numbers of the weights from `from` on.
///
/// It is compiled for each instruction set, as kernels are.
#[inline(always)]
pub(crate) fn draw<T: Element>(
    distribution: Distribution,
    stream: Stream,
    from: usize,
    room: &mut [T],
) {
    let (mut at, mut rest) = (from, room);
    while !rest.is_empty() {
        let made = group::<T>(distribution, stream, (at / GROUP) as u64);
        let inside = at % GROUP;
        let (now, later) = rest.split_at_mut((GROUP - inside).min(rest.len()));
        match made.as_flattened().get(inside..inside + now.len()) {
            Some(made) => now.copy_from_slice(made),
            None => unreachable!("a part of a group"),
        }
        at += now.len();
        rest = later;
    }
}

#[cfg(test)]
mod tests {
    use super::{Distribution, PAIRS, Stream, draw, key, philox};

    /// The vectors that the authors publish with their code (Random123, `kat_vectors`).
    #[test]
    fn known_answers() {
        let cases = [
            (
                [0; 4],
                [0; 2],
                [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8],
            ),
            (
                [u32::MAX; 4],
                [u32::MAX; 2],
                [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd],
            ),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, want) in cases {
            let found = philox(counter.map(|word| [word; PAIRS]), key);
            for lane in 0..PAIRS {
                assert_eq!(found.map(|word| word[lane]), want, "{counter:x?}");
            }
        }
    }

    fn drawn(distribution: Distribution, stream: Stream, from: usize, len: usize) -> Vec<f64> {
        let mut room = vec![f64::NAN; len];
        draw(distribution, stream, from, &mut room);
        room
    }

    #[test]
    fn a_part_is_a_part_of_the_whole() {
        let stream = Stream {
            key: key(7, "layer.weight"),
            step: 3,
            call: 1,
        };
        for distribution in [Distribution::Normal, Distribution::Uniform] {
            let whole = drawn(distribution, stream, 0, 200);
            for (from, to) in [(0, 1), (1, 33), (31, 64), (5, 199), (96, 128)] {
                let part = drawn(distribution, stream, from, to - from);
                assert_eq!(part, whole[from..to], "{from}..{to}");
            }
        }
    }

    /// The same numbers from NumPy's and SciPy's view: moments, bounds and the share of each tenth.
    #[test]
    fn they_are_distributed_as_they_say() {
        let stream = Stream {
            key: key(0, "w"),
            step: 1,
            call: 0,
        };
        let count = 1 << 18;
        let n = f64::from(count);
        let len = count as usize;
        let uniform = drawn(Distribution::Uniform, stream, 0, len);
        assert!(uniform.iter().all(|x| (0.0..1.0).contains(x)));
        let mut tenths = [0.0; 10];
        uniform
            .iter()
            .for_each(|x| tenths[(x * 10.0) as usize] += 1.0);
        // Six standard deviations of a count.
        let off = 6.0 * (n * 0.1 * 0.9).sqrt();
        assert!(
            tenths.iter().all(|count| (count - 0.1 * n).abs() < off),
            "{tenths:?}"
        );

        let normal = drawn(Distribution::Normal, stream, 0, len);
        let moment = |power: i32| normal.iter().map(|x| x.powi(power)).sum::<f64>() / n;
        for (power, want, variance) in
            [(1, 0.0, 1.0), (2, 1.0, 2.0), (3, 0.0, 15.0), (4, 3.0, 96.0)]
        {
            let off = 6.0 * (variance / n).sqrt();
            let found = moment(power);
            assert!((found - want).abs() < off, "moment {power}: {found}");
        }
        // Neighbours, and the two of a pair, have nothing to do with each other.
        for lag in [1, 16, 32] {
            let pairs = normal.iter().zip(&normal[lag..]);
            let found = pairs.map(|(x, y)| x * y).sum::<f64>() / n;
            assert!(found.abs() < 6.0 / n.sqrt(), "lag {lag}: {found}");
        }
        assert!(normal.iter().all(|x| x.abs() < 8.491));
    }

    #[test]
    fn each_of_seed_parameter_step_and_call_gives_others() {
        let stream = |seed, parameter, step, call| Stream {
            key: key(seed, parameter),
            step,
            call,
        };
        let all = [
            stream(0, "a", 1, 0),
            stream(1, "a", 1, 0),
            stream(0, "b", 1, 0),
            stream(0, "a", 2, 0),
            stream(0, "a", 1, 1),
            stream(0, "a", 1 + (1 << 40), 0),
        ];
        let all = all.map(|stream| drawn(Distribution::Uniform, stream, 0, 64));
        for (place, one) in all.iter().enumerate() {
            for other in &all[..place] {
                assert!(one.iter().zip(other).all(|(x, y)| x != y));
            }
        }
    }

    /// `f32` has the upper digits of what `f64` has.
    #[test]
    fn both_types_have_the_same_numbers() {
        let stream = Stream {
            key: key(5, "w"),
            step: 9,
            call: 2,
        };
        let mut single = vec![0.0_f32; 100];
        draw(Distribution::Uniform, stream, 0, &mut single);
        for (x, y) in single
            .iter()
            .zip(drawn(Distribution::Uniform, stream, 0, 100))
        {
            assert!(f64::from(*x) <= y && y - f64::from(*x) < 2.0_f64.powi(-24));
        }
        draw(Distribution::Normal, stream, 0, &mut single);
        for (x, y) in single
            .iter()
            .zip(drawn(Distribution::Normal, stream, 0, 100))
        {
            assert_eq!(x.to_bits(), (y as f32).to_bits());
        }
    }
}
