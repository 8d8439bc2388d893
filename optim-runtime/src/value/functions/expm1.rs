//! eˣ − 1 as eˣ is computed, in twice the precision where the difference is taken.

use super::ROUNDS;
use super::exp::{self, Reduced};
use super::wide::{Wide, sum};

/// Below this eˣ − 1 is −1, above the other ∞.
const LOWEST: f64 = -40.0;
const HIGHEST: f64 = 709.8;

/// eˣ − 1 with an error of less than one unit in the last place. Nothing branches.
#[inline(always)]
pub(crate) fn expm1(x: f64) -> f64 {
    let (high, low) = wide(x);
    if x == 0.0 {
        x
    } else if x > HIGHEST {
        f64::INFINITY
    } else {
        high + low
    }
}

/// The same as two numbers, for x up to some 700.
///
/// With x = k·ln 2 + r it is 2ᵏ·((eʳ − 1) + (1 − 2⁻ᵏ)).
#[inline(always)]
pub(super) fn wide(x: f64) -> Wide {
    let Reduced {
        shifted,
        high,
        low,
        r,
        c,
    } = exp::reduced(x, LOWEST, HIGHEST);
    let rest = (high - r) - low;
    let (above, below) = sum(r, r * c / (2.0 - c));
    let below = below + rest * (1.0 + above);
    let k = shifted - ROUNDS;
    let [down, up] = [ROUNDS - k, shifted].map(exp::halves);
    let (one, lost) = sum(1.0, -(down.0 * down.1));
    let (high, low) = sum(one, above);
    (high * up.0 * up.1, (low + (below + lost)) * up.0 * up.1)
}

#[cfg(test)]
mod tests {
    use super::expm1;
    use crate::value::functions::tests::{Double, error, spread};

    #[test]
    fn expm1_is_within_a_unit() {
        let mut worst = 0.0_f64;
        let near = spread(-25.0, -1.0, 4_000).flat_map(|x| [x.exp2(), -x.exp2()]);
        for x in spread(-38.0, 700.0, 40_000)
            .chain(spread(-1.0, 1.0, 40_000))
            .chain(near)
        {
            let exact = Double::of(x).exp().plus(Double::of(-1.0));
            worst = worst.max(error(expm1(x), exact));
        }
        assert!(worst < 1.0, "{worst} units");
        println!("expm1: {worst:.3} units in the last place");
    }

    #[test]
    fn expm1_at_its_ends() {
        assert_eq!(expm1(-0.0).to_bits(), (-0.0_f64).to_bits());
        for x in [f64::from_bits(1), 1e-300, -1e-20] {
            assert_eq!(expm1(x), x);
        }
        assert_eq!(expm1(f64::INFINITY), f64::INFINITY);
        assert_eq!(expm1(709.782_712_893_385), f64::INFINITY);
        assert!(expm1(709.782_712_893_383).is_finite());
        assert!(expm1(f64::NAN).is_nan());
        for x in spread(-60.0, -36.0, 2_000).chain([f64::NEG_INFINITY, -1e300]) {
            assert!(
                (-1.0..-0.999_999_999_999_999).contains(&expm1(x)),
                "expm1({x})"
            );
        }
    }
}
