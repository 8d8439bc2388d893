//! ∛x: an estimate by the logarithm, and one step of Newton's method on the rest.

use super::{exp, ln};

/// ∛x with an error of less than one unit in the last place, and the sign of x. Nothing branches.
#[inline(always)]
pub(crate) fn cbrt(x: f64) -> f64 {
    let size = x.abs();
    let estimate = exp(ln(size) / 3.0);
    // Of 22 bits, so that its square is exact; a little larger than the root (the method of FreeBSD's msun).
    let t = f64::from_bits((estimate.to_bits().wrapping_add(0x8000_0000)) & 0xffff_ffff_c000_0000);
    let rest = size / (t * t);
    let root = t + t * ((rest - t) / (t + t + rest));
    // Zeros, infinities and NaN are their own.
    if size > 0.0 && size < f64::INFINITY {
        root.copysign(x)
    } else {
        x
    }
}

#[cfg(test)]
mod tests {
    use super::cbrt;
    use crate::value::functions::tests::{Double, error, spread};

    #[test]
    fn the_cube_root_is_within_a_unit() {
        let mut worst = 0.0_f64;
        let wide = spread(-1000.0, 1000.0, 20_000).map(f64::exp2);
        for x in spread(-30.0, 30.0, 40_000).chain(wide) {
            let root = Double::of(cbrt(x));
            let square = root.times(root);
            let rest = Double::of(x).plus(square.times(root).times(Double::of(-1.0)));
            let exact = root.plus(rest.over(square.times(Double::of(3.0))));
            worst = worst.max(error(root.0, exact));
        }
        assert!(worst < 1.0, "{worst} units");
        println!("cbrt: {worst:.3} units in the last place");
    }

    #[test]
    fn the_cube_root_at_its_ends() {
        assert_eq!(cbrt(27.0), 3.0);
        assert_eq!(cbrt(-8.0), -2.0);
        assert_eq!(cbrt(-0.0).to_bits(), (-0.0_f64).to_bits());
        assert_eq!(cbrt(f64::NEG_INFINITY), f64::NEG_INFINITY);
        assert!(cbrt(f64::NAN).is_nan());
        for x in [
            f64::from_bits(1),
            f64::from_bits(12_345),
            f64::MIN_POSITIVE,
            f64::MAX,
        ] {
            assert!((cbrt(x) / libm::cbrt(x) - 1.0).abs() < 3e-16, "cbrt({x:e})");
        }
    }
}
