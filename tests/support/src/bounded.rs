//! Numbers that know how far rounding may have carried them.

use std::marker::PhantomData;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::real::Real;

/// Roundings that each operation of the naive loop may stand for: the loop under test has a
/// reciprocal and a product for a quotient and gathers factors in another order, and the naive
/// `f64` loop rounds as well.
const ROUNDINGS: f64 = 3.0;

/// A value computed in `f64`, and a bound of the error that the same equations may have when they
/// are computed in `T`, in any order of their factors.
///
/// The bound is carried through every operation (running error analysis), so it is wide exactly
/// where the equations lose digits, as in a difference of near values, and a few units in the
/// last place elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Bounded<T> {
    /// The value.
    pub value: f64,
    /// How far a result in `T` may be from it.
    pub error: f64,
    precision: PhantomData<T>,
}

impl<T: Real> Bounded<T> {
    /// Zero.
    pub const ZERO: Self = Self::new(0.0, 0.0);

    const fn new(value: f64, error: f64) -> Self {
        Self {
            value,
            error,
            precision: PhantomData,
        }
    }

    /// A number that the loop under test has exactly so: a weight or a gradient.
    pub fn exact(value: T) -> Self {
        Self::new(value.to_f64(), 0.0)
    }

    /// A hyper-parameter or other number of the step, rounded to `T`.
    pub fn rounded(value: f64) -> Self {
        Self::cast(given(value))
    }

    /// A number of the step computed in `f64`, rounded to `T`.
    pub fn cast(of: Bounded<f64>) -> Self {
        if of.is_zero() {
            return Self::ZERO;
        }
        Self::new(of.value, of.error).after_underflow()
    }

    /// With the error of rounding to `T`.
    fn after_rounding(self) -> Self {
        let rounding = self.value.abs() * T::ROUNDING;
        Self::new(self.value, self.error + ROUNDINGS * rounding)
    }

    /// With the error of rounding to `T` where the result may lie below the normal numbers, as
    /// those of sums and roots cannot without being exact.
    fn after_underflow(self) -> Self {
        let rounded = self.after_rounding();
        Self::new(rounded.value, rounded.error + ROUNDINGS * T::SMALLEST)
    }

    fn is_zero(self) -> bool {
        self.value == 0.0 && self.error == 0.0
    }

    /// Square root. Near zero the error's own root is the smaller bound.
    #[must_use]
    pub fn sqrt(self) -> Self {
        // The root of −0, which the larger of two zeros may be, is −0.
        let root = self.value.sqrt().abs();
        let error = if self.is_zero() {
            0.0
        } else {
            self.error.sqrt().min(self.error / root)
        };
        Self::new(root, error).after_rounding()
    }

    /// Cube root. Near zero the error's own root is the smaller bound.
    #[must_use]
    pub fn cbrt(self) -> Self {
        let root = self.value.cbrt();
        let error = if self.is_zero() {
            0.0
        } else {
            self.error.cbrt().min(self.error / (root * root))
        };
        Self::new(root, error).after_rounding()
    }

    /// The exponential function.
    #[must_use]
    pub fn exp(self) -> Self {
        let value = self.value.exp();
        Self::new(value, value * self.error.exp_m1()).after_underflow()
    }

    /// Anything from zero to another number.
    #[must_use]
    pub fn between_zero_and(self, other: Self) -> Self {
        Self::new(other.value / 2.0, other.value.abs() / 2.0 + other.error)
    }

    /// The larger of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if self.value - self.error > other.value + other.error {
            return self;
        }
        if other.value - other.error > self.value + self.error {
            return other;
        }
        Self::new(self.value.max(other.value), self.error.max(other.error))
    }

    /// The smaller of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        -((-self).max(-other))
    }

    /// Its magnitude.
    #[must_use]
    pub fn abs(self) -> Self {
        Self::new(self.value.abs(), self.error)
    }

    /// −1, 0 or 1; of a number that may lie on either side of zero, any of them.
    #[must_use]
    pub fn sign(self) -> Self {
        let sign = f64::from(i8::from(self.value > 0.0) - i8::from(self.value < 0.0));
        let ambiguous = !self.is_zero() && self.value.abs() <= self.error;
        Self::new(sign, if ambiguous { 2.0 } else { 0.0 })
    }

    /// Its square.
    #[must_use]
    pub fn squared(self) -> Self {
        self * self
    }

    /// Whether a result computed in `T` is what the equations say.
    pub fn admits(self, result: T) -> bool {
        (result.to_f64() - self.value).abs() <= self.error
    }
}

/// A whole power of a number of the step.
pub fn power(base: f64, exponent: u64) -> Bounded<f64> {
    match exponent {
        0 => given(1.0),
        _ => (1..exponent).fold(given(base), |product, _| product * given(base)),
    }
}

/// A number of the step as it is given.
pub fn given(value: f64) -> Bounded<f64> {
    Bounded::exact(value)
}

/// A number of the step that takes a few operations without a difference of near values.
pub fn about(value: f64) -> Bounded<f64> {
    let few = (0..4).fold(given(value), |number, _| number.after_rounding());
    if value == 0.0 { given(0.0) } else { few }
}

impl<T: Real> Add for Bounded<T> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        if self.is_zero() {
            return other;
        }
        if other.is_zero() {
            return self;
        }
        Self::new(self.value + other.value, self.error + other.error).after_rounding()
    }
}

impl<T: Real> Neg for Bounded<T> {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(-self.value, self.error)
    }
}

impl<T: Real> Sub for Bounded<T> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl<T: Real> Mul for Bounded<T> {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        if self.is_zero() || other.is_zero() {
            return Self::ZERO;
        }
        let error = self.value.abs() * other.error + self.error * (other.value.abs() + other.error);
        Self::new(self.value * other.value, error).after_underflow()
    }
}

impl<T: Real> Div for Bounded<T> {
    type Output = Self;

    /// The quotient. A divisor that may be zero leaves nothing to be said of it.
    fn div(self, other: Self) -> Self {
        if self.is_zero() {
            return Self::ZERO;
        }
        let quotient = self.value / other.value;
        let smallest = other.value.abs() - other.error;
        let error = if smallest > 0.0 {
            (self.error + quotient.abs() * other.error) / smallest
        } else {
            f64::INFINITY
        };
        Self::new(quotient, error).after_underflow()
    }
}
