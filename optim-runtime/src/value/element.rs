//! The number types that weights, gradients and state are stored in.

use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::dtype::Dtype;
use super::erased::Sealed;
use super::functions;

/// A number type that a rule's loop can run on: `f32` or `f64`.
///
/// Each operation gives the same bits on every instruction set: nothing is contracted or
/// re-associated, and a NaN operand gives NaN, also in [`min`](Self::min) and
/// [`max`](Self::max). The trait is sealed.
pub trait Element:
    Copy
    + Default
    + Send
    + Sync
    + fmt::Debug
    + fmt::Display
    + PartialEq
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Sealed
    + 'static
{
    /// The type's name as a value.
    const DTYPE: Dtype;
    /// Zero.
    const ZERO: Self;
    /// One.
    const ONE: Self;

    /// The nearest value of this type.
    fn from_f64(value: f64) -> Self;
    /// The same value as `f64`.
    fn to_f64(self) -> f64;
    /// True for neither NaN nor an infinity.
    fn is_finite(self) -> bool;
    /// Square root, correctly rounded.
    fn sqrt(self) -> Self;
    /// Magnitude.
    fn abs(self) -> Self;
    /// True for what is smaller than the smallest normal number, and not zero.
    fn is_subnormal(self) -> bool;
    /// −1, 0 or 1; 0 for both zeros, NaN for NaN.
    fn sign(self) -> Self;
    /// Natural exponential, within one unit in the last place; the same bits on every machine.
    fn exp(self) -> Self;
    /// Natural logarithm, within one unit in the last place; the same bits on every machine.
    fn ln(self) -> Self;
    /// `self` to the power of `exponent`, within one unit in the last place; the same bits on every machine.
    fn powf(self, exponent: Self) -> Self;
    /// 1 less `self` to the power of `exponent`, without cancellation where that is near 1.
    fn one_minus_powf(self, exponent: Self) -> Self;
    /// The largest whole number that is not above.
    fn floor(self) -> Self;
    /// The nearest whole number; halfway between two the even one, as in NumPy and PyTorch.
    fn round(self) -> Self;
    /// Cosine of an angle in radians, within one unit in the last place; the same bits on every machine.
    fn cos(self) -> Self;
    /// Sine of an angle in radians, within one unit in the last place; the same bits on every machine.
    fn sin(self) -> Self;
    /// The angle of the point (`other`, `self`) in radians, from −π to π, within one unit in the last place; the same
    /// bits on every machine.
    fn atan2(self, other: Self) -> Self;
    /// Cube root, within one unit in the last place; the same bits on every machine.
    fn cbrt(self) -> Self;
    /// e to the power of `self`, less 1, without cancellation near zero; within one unit in the last place; the same bits on
    /// every machine.
    fn expm1(self) -> Self;
    /// Natural logarithm of 1 + `self`, without cancellation near zero; within one unit in the last place; the same bits on
    /// every machine.
    fn log1p(self) -> Self;
    /// Hyperbolic tangent, within one unit in the last place, from −1 to 1; the same bits on every machine.
    fn tanh(self) -> Self;
    /// What is left of `self` when multiples of `other` are taken away, with the sign of `self`; exact.
    fn rem(self, other: Self) -> Self;
    /// The smaller of two; NaN if either is.
    fn min(self, other: Self) -> Self;
    /// The larger of two; NaN if either is.
    fn max(self, other: Self) -> Self;
}

macro_rules! element {
    ($float:ident, $dtype:ident, $pow:path) => {
        impl Element for $float {
            const DTYPE: Dtype = Dtype::$dtype;
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn from_f64(value: f64) -> Self {
                value as $float
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }
            #[inline(always)]
            fn is_finite(self) -> bool {
                <$float>::is_finite(self)
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                <$float>::sqrt(self)
            }
            #[inline(always)]
            fn abs(self) -> Self {
                <$float>::abs(self)
            }
            #[inline(always)]
            fn is_subnormal(self) -> bool {
                let size = <$float>::abs(self);
                // Both sides are computed, so that a loop over it has no branch.
                (size < <$float>::MIN_POSITIVE) & (size > 0.0)
            }
            #[inline(always)]
            #[allow(clippy::double_comparisons, reason = "`!=` is true for NaN")]
            fn sign(self) -> Self {
                // One comparison, neither equal nor unordered, selects; two signs would take two.
                if self > 0.0 || self < 0.0 {
                    <$float>::copysign(1.0, self)
                } else {
                    // +0 for both zeros, NaN for NaN.
                    self + 0.0
                }
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn exp(self) -> Self {
                functions::exp(f64::from(self)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn ln(self) -> Self {
                functions::ln(f64::from(self)) as $float
            }
            #[inline(always)]
            fn powf(self, exponent: Self) -> Self {
                $pow(self, exponent)
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn one_minus_powf(self, exponent: Self) -> Self {
                functions::one_minus_pow(f64::from(self), f64::from(exponent)) as $float
            }
            #[inline(always)]
            fn floor(self) -> Self {
                <$float>::floor(self)
            }
            #[inline(always)]
            fn round(self) -> Self {
                <$float>::round_ties_even(self)
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn cos(self) -> Self {
                libm::cos(f64::from(self)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn sin(self) -> Self {
                libm::sin(f64::from(self)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn atan2(self, other: Self) -> Self {
                libm::atan2(f64::from(self), f64::from(other)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn cbrt(self) -> Self {
                functions::cbrt(f64::from(self)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn expm1(self) -> Self {
                functions::expm1(f64::from(self)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn log1p(self) -> Self {
                functions::log1p(f64::from(self)) as $float
            }
            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "rounding is the purpose")]
            fn tanh(self) -> Self {
                functions::tanh(f64::from(self)) as $float
            }
            #[inline(always)]
            fn rem(self, other: Self) -> Self {
                self % other
            }
            #[inline(always)]
            fn min(self, other: Self) -> Self {
                // A comparison with NaN is false, so the first select hands on a NaN in
                // `other`; the second one hands on a NaN in `self`. Of two selects between the same the compiler makes
                // one of several comparisons, so the second one chooses a sum, which is the NaN as well.
                let smaller = if self < other { self } else { other };
                if self.is_nan() { self + self } else { smaller }
            }
            #[inline(always)]
            fn max(self, other: Self) -> Self {
                let larger = if self > other { self } else { other };
                if self.is_nan() { self + self } else { larger }
            }
        }
    };
}

element!(f32, F32, functions::pow_single);
element!(f64, F64, functions::pow);

#[cfg(test)]
mod tests {
    use super::Element;

    fn selects_hand_on_nan<T: Element>() {
        let nan = T::from_f64(f64::NAN);
        let one = T::ONE;
        for result in [
            nan.min(one),
            one.min(nan),
            nan.max(one),
            one.max(nan),
            nan.sign(),
        ] {
            assert!(result.to_f64().is_nan());
        }
        assert_eq!(one.min(T::ZERO), T::ZERO);
        assert_eq!(one.max(T::ZERO), one);
    }

    #[test]
    fn nan_stays_nan_in_selections() {
        selects_hand_on_nan::<f32>();
        selects_hand_on_nan::<f64>();
    }

    #[test]
    fn the_sign_of_zero_is_zero_and_of_the_smallest_number_is_not() {
        assert_eq!(Element::sign(0.0_f32).to_bits(), 0);
        assert_eq!(Element::sign(-0.0_f32).to_bits(), 0);
        assert_eq!(Element::sign(f32::from_bits(1)), 1.0);
        assert_eq!(Element::sign(-f64::from_bits(1)), -1.0);
    }
}
