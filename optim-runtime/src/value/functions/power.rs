//! Powers: x to the power of y, and how far a power is from 1.

use std::cell::Cell;

use super::wide::{Wide, times};
use super::{ROUNDS, exp, ln};

/// x to the power of y: rounded rightly nearly always for rates and whole exponents, as in βᵗ, and otherwise
/// with an error of less than one unit in the last place.
///
/// The exponent y·ln x must be known to more digits than an `f64` has, so this is `libm`'s or more: for each
/// weight it is slow.
pub(crate) fn pow(x: f64, y: f64) -> f64 {
    match rate_to_whole(x, y) {
        Some((power, _)) => power,
        None => libm::pow(x, y),
    }
}

/// Below this the last bits of products vanish.
const LEAST: f64 = 1e-250;

/// So many steps are multiplied one by one. Where they begin, the power is computed by squares.
const STRIDE: u64 = 16;

/// The powers that were asked for last, each with its rate and its exponent.
#[derive(Clone, Copy)]
struct Known {
    rate: f64,
    exponent: u64,
    power: Wide,
}

thread_local! {
    /// Steps follow steps: the next power of a rate is one product away. What is kept is what would be computed
    /// otherwise, to the bit, so nobody can tell what was asked before.
    static KNOWN: [Cell<Known>; 16] = const {
        [const {
            Cell::new(Known {
                rate: 1.0,
                exponent: 0,
                power: (1.0, 0.0),
            })
        }; 16]
    };
}

/// A rate, from above 0 to 1, to a whole power; `None` for other arguments, and for powers that are too
/// small.
fn rate_to_whole(rate: f64, exponent: f64) -> Option<Wide> {
    const MOST: f64 = 9_007_199_254_740_992.0; // 2^53
    let whole = (0.0..=MOST).contains(&exponent) && exponent.fract() == 0.0;
    // ln x is at most x − 1: no power below e⁻⁵⁷⁰ is looked for.
    if !(rate > 0.0 && rate <= 1.0 && whole && (1.0 - rate) * exponent < 570.0) {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of this range"
    )]
    let exponent = exponent as u64;
    KNOWN.with(|known| {
        // The upper bits of a product depend on all of a number's.
        let place = (rate.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60) as usize;
        let Known {
            rate: of,
            exponent: last,
            power,
        } = known[place].get();
        let (mut from, mut power) = if of.to_bits() == rate.to_bits()
            && last <= exponent
            && last / STRIDE == exponent / STRIDE
        {
            (last, power)
        } else {
            let begin = exponent - exponent % STRIDE;
            (begin, by_squares(rate, begin)?)
        };
        while from < exponent {
            power = times(power, (rate, 0.0));
            from += 1;
        }
        known[place].set(Known {
            rate,
            exponent,
            power,
        });
        (power.0 >= LEAST).then_some(power)
    })
}

fn by_squares(rate: f64, mut exponent: u64) -> Option<Wide> {
    let (mut base, mut power) = ((rate, 0.0), (1.0, 0.0));
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = times(power, base);
        }
        exponent >>= 1;
        if exponent > 0 {
            base = times(base, base);
        }
        if power.0 < LEAST || base.0 < LEAST {
            return None;
        }
    }
    Some(power)
}

/// The same for numbers of single precision, for which e^(y·ln x) in double precision is near enough to be
/// rounded rightly nearly always. Nothing branches.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
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

/// How near to 1 a power must be for its difference to be computed otherwise: ten bits would be lost.
const NEAR: f64 = 1.0 / 1024.0;

/// 1 − xʸ without the cancellation that the difference has where xʸ is near 1: there it has lost as many
/// bits as the two have in common.
///
/// Elsewhere it is the difference. Others compute that, and the few bits in which it is off go into what
/// they compute from it: a rule whose correction is subtracted again, as RAdam's, gives their numbers by it.
pub(crate) fn one_minus_pow(x: f64, y: f64) -> f64 {
    // The power is at most e⁻⁴⁰, by the same bound: less than half of the last bit of 1.
    if x > 0.0 && (1.0 - x) * y > 40.0 {
        return 1.0;
    }
    let (power, rest) = match rate_to_whole(x, y) {
        Some(known) => known,
        None => (pow(x, y), f64::NAN),
    };
    if x <= 0.0 || (power - 1.0).abs() >= NEAR {
        1.0 - power
    } else if rest.is_nan() {
        -libm::expm1(y * libm::log(x))
    } else {
        (1.0 - power) - rest
    }
}
