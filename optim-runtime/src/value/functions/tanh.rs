//! tanh x by e²ˣ − 1 in twice the precision.

use super::expm1;
use super::wide::{product, sum};

/// From here on it is 1.
const HIGHEST: f64 = 22.0;

/// tanh x with an error of less than one unit in the last place, from −1 to 1. Nothing branches.
#[inline(always)]
pub(crate) fn tanh(x: f64) -> f64 {
    let size = x.abs();
    let inside = if size > HIGHEST { HIGHEST } else { size };
    // With E = e²ˣ − 1 it is E / (E + 2): the quotient, and what its rounding lost.
    let (high, low) = expm1::wide(2.0 * inside);
    let (below, rest) = sum(high, 2.0);
    let quotient = high / below;
    let (back, lost) = product(quotient, below);
    let rest = ((high - back) - lost) + low - quotient * (rest + low);
    let value = quotient + rest / below;
    if x == 0.0 { x } else { value.copysign(x) }
}

#[cfg(test)]
mod tests {
    use super::tanh;
    use crate::value::functions::tests::{Double, error, spread};

    #[test]
    fn tanh_is_within_a_unit() {
        let mut worst = 0.0_f64;
        let near = spread(-25.0, -1.0, 20_000).flat_map(|x| [x.exp2(), -x.exp2()]);
        for x in spread(-21.0, 21.0, 40_000)
            .chain(spread(-1.0, 1.0, 40_000))
            .chain(near)
        {
            let power = Double::of(2.0 * x).exp();
            let [above, below] = [-1.0, 1.0].map(|one| power.plus(Double::of(one)));
            worst = worst.max(error(tanh(x), above.over(below)));
        }
        assert!(worst < 1.0, "{worst} units");
        println!("tanh: {worst:.3} units in the last place");
    }

    #[test]
    fn tanh_at_its_ends() {
        assert_eq!(tanh(-0.0).to_bits(), (-0.0_f64).to_bits());
        for x in [f64::from_bits(1), 1e-300, -1e-20] {
            assert_eq!(tanh(x), x);
        }
        for x in [20.0, 22.0, 30.0, 1e300, f64::INFINITY] {
            assert_eq!(tanh(x), 1.0);
            assert_eq!(tanh(-x), -1.0);
        }
        assert!(tanh(f64::NAN).is_nan());
        assert!(spread(15.0, 25.0, 10_000).all(|x| tanh(x) <= 1.0));
    }
}
