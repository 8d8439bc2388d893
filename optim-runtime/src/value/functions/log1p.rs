//! ln (1 + x): the logarithm of the sum, and what its rounding lost.

use super::ln::ln_of_sum;
use super::wide::sum;

/// ln (1 + x) with an error of less than one unit in the last place. −∞ for −1, NaN for what is below, ∞ for ∞.
/// Nothing branches.
#[inline(always)]
pub(crate) fn log1p(x: f64) -> f64 {
    let (high, low) = sum(1.0, x);
    let value = ln_of_sum(high, low / high);
    if x == 0.0 || x == f64::INFINITY {
        x
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::log1p;
    use crate::value::functions::tests::{Double, error, spread};

    #[test]
    fn log1p_is_within_a_unit() {
        let mut worst = 0.0_f64;
        let near = spread(-25.0, -1.0, 20_000).flat_map(|x| [x.exp2(), -x.exp2()]);
        let wide = spread(0.0, 1000.0, 20_000).map(f64::exp2);
        for x in spread(-0.999, 2.0, 40_000).chain(near).chain(wide) {
            let y = log1p(x);
            let power = Double::of(y).exp();
            let sum = Double::of(1.0).plus(Double::of(x));
            let rest = sum.plus(power.times(Double::of(-1.0))).over(power);
            worst = worst.max(error(y, Double::of(y).plus(rest)));
        }
        assert!(worst < 1.0, "{worst} units");
        println!("log1p: {worst:.3} units in the last place");
    }

    #[test]
    fn log1p_at_its_ends() {
        assert_eq!(log1p(-0.0).to_bits(), (-0.0_f64).to_bits());
        for x in [f64::from_bits(1), 1e-300, -1e-20] {
            assert_eq!(log1p(x), x);
        }
        assert_eq!(log1p(-1.0), f64::NEG_INFINITY);
        assert_eq!(log1p(f64::INFINITY), f64::INFINITY);
        assert!((log1p(f64::MAX) - 709.782_712_893_384).abs() < 1e-12);
        assert!(
            log1p(-1.5).is_nan() && log1p(f64::NEG_INFINITY).is_nan() && log1p(f64::NAN).is_nan()
        );
    }
}
