//! Sums of numbers that come out the same in whatever order they are added.
//!
//! What is reduced over a model is added up tensor by tensor, and neither the order of parameters, nor groups, nor
//! machines that have a part of the model each may show in the result. So these few sums are kept as whole numbers of
//! the smallest unit there is, and rounded once, at the end.

/// Bits of a limb that are its own; what is above is a carry that has not been handed on.
const BITS: u32 = 32;
/// The lowest limb counts this power of two: products of two numbers of `f64` have a place.
const LOWEST: i32 = -2_240;
/// Limbs up to 2^2144, which is above the squares of `f64` by more than there are weights.
const LIMBS: usize = 137;
/// Carries are handed on before this many numbers could fill them up.
const ADDED: u32 = 1 << 29;

/// A sum without rounding.
#[derive(Clone, Debug)]
pub(crate) struct ExactSum {
    limbs: [i64; LIMBS],
    /// The limbs that numbers were added to lie from the first of these to before the second.
    used: (usize, usize),
    /// Numbers that were added since carries were handed on.
    added: u32,
    /// The sum of those that are no finite numbers; 0 if there were none.
    other: f64,
}

impl Default for ExactSum {
    fn default() -> Self {
        Self {
            limbs: [0; LIMBS],
            used: (LIMBS, 0),
            added: 0,
            other: 0.0,
        }
    }
}

impl ExactSum {
    /// Adds `value` times this power of two.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss,
        reason = "parts of a number, each in its own bits"
    )]
    pub(crate) fn add(&mut self, value: f64, exponent: i32) {
        if !value.is_finite() {
            self.other += value;
            return;
        }
        let bits = value.to_bits();
        let raised = (bits >> 52) as i32 & 0x7ff;
        let fraction = bits & ((1 << 52) - 1);
        // Subnormal numbers have no leading one.
        let whole = fraction | u64::from(raised > 0) << 52;
        let place = raised.max(1) - 1_075 + exponent - LOWEST;
        let place = u32::try_from(place).unwrap_or(0);
        let mut rest = u128::from(whole) << (place % BITS);
        let first = (place / BITS) as usize;
        let negative = value.is_sign_negative();
        self.used = (self.used.0.min(first), self.used.1.max(first + 3));
        for limb in self.limbs.iter_mut().skip(first).take(3) {
            let part = (rest & ((1 << BITS) - 1)) as i64;
            *limb += if negative { -part } else { part };
            rest >>= BITS;
        }
        self.added += 1;
        if self.added == ADDED {
            self.carry();
        }
    }

    /// Hands carries on, so that every limb but the last has its own bits only; gives whether the sum is negative.
    fn carry(&mut self) -> bool {
        self.added = 0;
        let (first, mut end) = self.used;
        let (last, limbs) = self.limbs.split_last_mut().expect("there are limbs");
        let mut carry = 0;
        for (place, limb) in limbs.iter_mut().enumerate().skip(first) {
            // A negative carry goes on to the end.
            if place >= end && carry == 0 {
                break;
            }
            let all = *limb + carry;
            carry = all >> BITS;
            *limb = all & ((1 << BITS) - 1);
            end = end.max(place + 1);
        }
        *last += carry;
        self.used.1 = if carry == 0 { end } else { LIMBS };
        *last < 0
    }

    /// The sum, rounded once, as a number times a power of two.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "this is the rounding; there are 137 limbs"
    )]
    fn rounded(&self) -> (f64, i32) {
        let mut sum = self.clone();
        let negative = sum.carry();
        if negative {
            sum.limbs.iter_mut().for_each(|limb| *limb = -*limb);
            sum.carry();
        }
        let used = &sum.limbs[..sum.used.1.min(LIMBS)];
        let Some(top) = used.iter().rposition(|limb| *limb != 0) else {
            return (0.0, 0);
        };
        // Four limbs have 97 bits at least; what is below matters only by being there.
        let lowest = top.saturating_sub(3);
        let (below, taken) = sum.limbs[..=top].split_at(lowest);
        let below = below.get(sum.used.0..).unwrap_or_default();
        let whole = taken
            .iter()
            .rev()
            .fold(0_u128, |whole, limb| whole << BITS | *limb as u128);
        let whole = whole | u128::from(below.iter().any(|limb| *limb != 0));
        let value = whole as f64;
        let value = if negative { -value } else { value };
        (value, (lowest as u32 * BITS) as i32 + LOWEST)
    }

    /// The sum.
    pub(crate) fn value(&self) -> f64 {
        if self.other != 0.0 {
            return self.other;
        }
        let (value, exponent) = self.rounded();
        libm::scalbn(value, exponent)
    }

    /// The root of the sum, which may itself be out of the range of `f64`.
    pub(crate) fn root(&self) -> f64 {
        if self.other != 0.0 {
            return self.other.sqrt();
        }
        // The exponent is even, as a limb's bits are.
        let (value, exponent) = self.rounded();
        libm::scalbn(value.sqrt(), exponent / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::{ADDED, ExactSum};

    fn sum(values: &[f64]) -> f64 {
        let mut sum = ExactSum::default();
        values.iter().for_each(|value| sum.add(*value, 0));
        sum.value()
    }

    /// Numbers of all sizes from a simple generator.
    fn numbers(count: usize) -> Vec<f64> {
        let mut state = 1_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state >> 11
        };
        (0..count)
            .map(|_| {
                let mantissa = next() as f64 / (1_u64 << 53) as f64 - 0.5;
                libm::scalbn(mantissa, i32::try_from(next() % 2_000).unwrap() - 1_050)
            })
            .collect()
    }

    #[test]
    fn what_f64_holds_is_exact() {
        assert_eq!(sum(&[]), 0.0);
        assert_eq!(sum(&[1.0, 2.0, 3.5]), 6.5);
        assert_eq!(sum(&[1e300, 1.0, -1e300]), 1.0);
        assert_eq!(sum(&[f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
        assert_eq!(sum(&[5e-324, 5e-324]), 1e-323);
        assert_eq!(sum(&[5e-324, -1e-323]), -5e-324);
        for x in numbers(1_000) {
            assert_eq!(sum(&[x]), x);
            assert_eq!(sum(&[x, -x]), 0.0);
            assert_eq!(sum(&[-x, 1e300, -1e300]), -x);
        }
    }

    /// Half of the last digit is rounded to even, and anything above it, however small, upward.
    #[test]
    fn it_is_rounded_once() {
        let half = f64::EPSILON / 2.0;
        assert_eq!(sum(&[1.0, half]), 1.0);
        assert_eq!(sum(&[1.0, half, 5e-324]), 1.0 + f64::EPSILON);
        assert_eq!(sum(&[1.0 + f64::EPSILON, half]), 1.0 + 2.0 * f64::EPSILON);
        assert_eq!(sum(&[-1.0, -half, -1e-200]), -1.0 - f64::EPSILON);
        assert_eq!(sum(&[1e16, 1.0, 1.0, -2.0]), 1e16);
    }

    #[test]
    fn no_order_shows() {
        let mut values = numbers(500);
        let first = sum(&values);
        for round in 0..20 {
            values.rotate_left(17 + round);
            values.swap(3, 400);
            assert_eq!(sum(&values).to_bits(), first.to_bits());
        }
    }

    #[test]
    fn roots_of_sums_beyond_f64() {
        let of = |value: f64, exponent: i32, times: usize| {
            let mut sum = ExactSum::default();
            (0..times).for_each(|_| sum.add(value, exponent));
            sum.root()
        };
        assert_eq!(of(1.0, 2_000, 4), 2.0 * libm::scalbn(1.0, 1_000));
        assert_eq!(of(1.0, -2_000, 9), 3.0 * libm::scalbn(1.0, -1_000));
        assert_eq!(of(f64::MAX, 1_000, 1), libm::scalbn(f64::MAX.sqrt(), 500));
        assert_eq!(of(5e-324, -1_074, 1), 5e-324);
    }

    #[test]
    fn what_is_not_finite_stays_so() {
        assert_eq!(sum(&[1.0, f64::INFINITY]), f64::INFINITY);
        assert_eq!(sum(&[f64::NEG_INFINITY, 2.0]), f64::NEG_INFINITY);
        assert!(sum(&[f64::NEG_INFINITY, f64::INFINITY]).is_nan());
        assert!(sum(&[f64::NAN, 1.0]).is_nan());
    }

    /// Many numbers fill the room for carries, and are handed on in time.
    #[test]
    fn carries_are_handed_on() {
        let mut many = ExactSum::default();
        let largest = (1_u64 << 53) as f64 - 1.0;
        many.limbs[LIMB_OF_ONE] = i64::from(u32::MAX) * i64::from(ADDED - 1);
        many.used = (LIMB_OF_ONE, LIMB_OF_ONE + 1);
        many.added = ADDED - 1;
        let before = many.value();
        many.add(largest, 0);
        assert_eq!(many.added, 0, "handed on");
        assert_eq!(many.value(), before + largest);
    }

    /// The limb that counts ones.
    const LIMB_OF_ONE: usize = 70;
}
