//! Against numbers of twice the precision, and at the ends.

use super::{exp, ln, one_minus_pow, pow, pow_single};

/// An unevaluated sum of two numbers: some 106 bits.
#[derive(Clone, Copy)]
pub(super) struct Double(pub(super) f64, pub(super) f64);

impl Double {
    pub(super) fn of(x: f64) -> Self {
        Self(x, 0.0)
    }

    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let part = sum - a;
        Self(sum, (a - (sum - part)) + (b - part))
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let Self(high, low) = Self::sum(self.0, other.0);
        Self::sum(high, low + self.1 + other.1)
    }

    pub(super) fn times(self, other: Self) -> Self {
        let high = self.0 * other.0;
        let low = self.0.mul_add(other.0, -high) + self.0 * other.1 + self.1 * other.0;
        Self::sum(high, low)
    }

    pub(super) fn over(self, other: Self) -> Self {
        let first = self.0 / other.0;
        let rest = self.plus(other.times(Self::of(-first)));
        Self::sum(first, rest.0 / other.0)
    }

    /// To a whole power, by squares.
    fn to_the(self, mut n: u64) -> Self {
        let (mut base, mut product) = (self, Self::of(1.0));
        while n > 0 {
            if n & 1 == 1 {
                product = product.times(base);
            }
            base = base.times(base);
            n >>= 1;
        }
        product
    }

    /// eˣ by halving the argument and a series.
    pub(super) fn exp(self) -> Self {
        let small = Self(self.0 / 1024.0, self.1 / 1024.0);
        let (mut term, mut sum) = (Self::of(1.0), Self::of(1.0));
        for n in 1..24 {
            term = term.times(small).over(Self::of(f64::from(n)));
            sum = sum.plus(term);
        }
        sum.to_the(1024)
    }
}

/// How far a value is from the exact one, in units of the last place.
pub(super) fn error(value: f64, exact: Double) -> f64 {
    let unit = (exact.0.abs().next_up() - exact.0.abs()).max(f64::from_bits(1));
    (((value - exact.0) - exact.1) / unit).abs()
}

/// Numbers that are spread evenly, and not round.
pub(super) fn spread(from: f64, to: f64, count: u32) -> impl Iterator<Item = f64> {
    let step = (to - from) / f64::from(count);
    (0..count).map(move |i| from + step * (f64::from(i) + 0.618_033_988_7))
}

#[test]
fn exp_is_within_a_unit() {
    let mut worst = 0.0_f64;
    for x in spread(-700.0, 700.0, 40_000).chain(spread(-1.0, 1.0, 40_000)) {
        worst = worst.max(error(exp(x), Double::of(x).exp()));
    }
    assert!(worst < 1.0, "{worst} units");
    println!("exp: {worst:.3} units in the last place");
}

#[test]
fn exp_at_its_ends() {
    assert_eq!(exp(0.0), 1.0);
    assert_eq!(exp(-0.0), 1.0);
    assert_eq!(exp(f64::INFINITY), f64::INFINITY);
    assert_eq!(exp(f64::NEG_INFINITY), 0.0);
    assert_eq!(exp(1e300), f64::INFINITY);
    assert_eq!(exp(-1e300), 0.0);
    assert!(exp(f64::NAN).is_nan());
    // The last finite one, the first infinite one, subnormal ones, the last above zero.
    assert!(exp(709.782_712_893_384).is_finite());
    assert_eq!(exp(709.782_712_893_385), f64::INFINITY);
    for x in spread(-745.13, -708.0, 2_000) {
        let off = (exp(x) - libm::exp(x)).abs() / f64::from_bits(1);
        assert!(off <= 1.0, "exp({x}) is {off} units off");
    }
    assert_eq!(exp(-745.1), f64::from_bits(1));
    assert_eq!(exp(-745.14), 0.0);
}

#[test]
fn ln_is_within_a_unit() {
    let mut worst = 0.0_f64;
    let near_one = spread(0.5, 2.0, 40_000);
    let wide = spread(-1000.0, 1000.0, 20_000).map(f64::exp2);
    for x in near_one.chain(wide) {
        // One step of Newton's method in twice the precision: y + (x − eʸ) / eʸ.
        let y = ln(x);
        let power = Double::of(y).exp();
        let rest = Double::of(x)
            .plus(power.times(Double::of(-1.0)))
            .over(power);
        worst = worst.max(error(y, Double::of(y).plus(rest)));
    }
    assert!(worst < 1.0, "{worst} units");
    println!("ln: {worst:.3} units in the last place");
}

#[test]
fn ln_at_its_ends() {
    assert_eq!(ln(1.0).to_bits(), 0);
    assert_eq!(ln(0.0), f64::NEG_INFINITY);
    assert_eq!(ln(-0.0), f64::NEG_INFINITY);
    assert_eq!(ln(f64::INFINITY), f64::INFINITY);
    assert!(ln(-1.0).is_nan() && ln(f64::NEG_INFINITY).is_nan() && ln(f64::NAN).is_nan());
    for x in [
        f64::from_bits(1),
        f64::from_bits(12_345),
        f64::MIN_POSITIVE,
        f64::MAX,
    ] {
        assert!((ln(x) - libm::log(x)).abs() <= 2e-13, "ln({x:e})");
    }
}

/// Every `f32` in a stretch of each exponent: rounded from `f64`, they are the nearest but for ties.
#[test]
fn functions_of_f32_are_rounded_from_f64() {
    use crate::value::element::Element;
    for exponent in 0..255_u32 {
        for low in (0..1 << 23).step_by(65_537) {
            let x = f32::from_bits(exponent << 23 | low);
            for x in [x, -x] {
                assert_eq!(
                    Element::exp(x),
                    libm::exp(f64::from(x)) as f32,
                    "exp({x:e})"
                );
                if x > 0.0 {
                    assert_eq!(Element::ln(x), libm::log(f64::from(x)) as f32, "ln({x:e})");
                }
            }
        }
    }
}

#[test]
fn powers_at_their_ends() {
    assert_eq!(pow(0.9, 0.0), 1.0);
    assert_eq!(pow(0.0, 3.0), 0.0);
    assert_eq!(pow(2.0, -1074.0), f64::from_bits(1));
    assert!(pow(-2.0, 0.5).is_nan());
}

/// All pairs of many numbers, the ends of single precision among them.
#[test]
fn powers_of_single_precision_are_those_of_double_precision_rounded() {
    let mut numbers = vec![
        0.0,
        1.0,
        2.0,
        3.0,
        0.5,
        1.5,
        10.0,
        1e-3,
        1e20,
        16_777_217.0,
        2.5e9,
    ];
    numbers.extend([f32::MIN_POSITIVE, f32::MAX, f32::INFINITY, f32::NAN, 1e-45]);
    numbers.extend([
        0.99,
        1.01,
        0.3,
        7.0,
        8.0,
        1.0 - f32::EPSILON,
        1.0 + f32::EPSILON,
    ]);
    numbers.extend(spread(0.0, 40.0, 200).map(|x| x as f32));
    let signed: Vec<f32> = numbers.iter().flat_map(|x| [*x, -*x]).collect();
    let mut worst = 0.0_f64;
    for &x in &signed {
        for &y in &signed {
            let exact = libm::pow(f64::from(x), f64::from(y));
            let (ours, nearest) = (pow_single(x, y), exact as f32);
            if nearest.is_nan() || nearest.is_infinite() || nearest == 0.0 {
                let same = ours.to_bits() == nearest.to_bits() || ours.is_nan() && nearest.is_nan();
                assert!(same, "{x}^{y} is {ours}, not {nearest}");
                continue;
            }
            let unit = f64::from(nearest.abs().next_up()) - f64::from(nearest.abs());
            worst = worst.max(((f64::from(ours) - exact) / unit).abs());
        }
    }
    assert!(worst < 0.51, "{worst} units");
    println!("powers of f32: {worst:.6} units in the last place");
}

/// β from ½ to 1 − 10⁻¹², t from 1 to 10⁷.
#[test]
fn a_power_is_told_from_one_where_digits_would_cancel() {
    let mut worst = 0.0_f64;
    let rates = (1..=12).map(|digits| 1.0 - 10.0_f64.powi(-digits));
    for rate in rates.chain([0.5, 0.75, 0.96, 0.999_999_99]) {
        for t in [
            1,
            2,
            3,
            7,
            10,
            100,
            999,
            1_000,
            65_537,
            1_000_000,
            10_000_000_u64,
        ] {
            let exact = Double::of(1.0).plus(Double::of(rate).to_the(t).times(Double::of(-1.0)));
            let off = error(one_minus_pow(rate, t as f64), exact);
            let power = Double::of(rate).to_the(t);
            let off_power = error(pow(rate, t as f64), power);
            assert!(
                off_power < 0.501 || power.0 < 1e-200,
                "{rate}^{t}: {off_power} units off"
            );
            if exact.0 < 1.0 / 1024.0 {
                assert!(off <= 1.0, "1 - {rate}^{t} is {off} units off");
                worst = worst.max(off);
            } else {
                // Ten bits at most are lost.
                assert!(off <= 512.0, "1 - {rate}^{t} is {off} units off");
            }
        }
    }
    println!("1 - b^t: {worst:.3} units in the last place");
    assert_eq!(one_minus_pow(0.0, 1.0), 1.0);
    assert_eq!(one_minus_pow(1.0, 1e9), 0.0);
    assert_eq!(one_minus_pow(0.9, 0.0), 0.0);
    assert_eq!(one_minus_pow(0.9, 1e9), 1.0);
    assert_eq!(one_minus_pow(2.0, 3.0), -7.0);
}

/// What was asked before leaves no trace in a power.
#[test]
fn powers_do_not_depend_on_what_was_asked_before() {
    let rates = [0.9, 0.999, 0.98, 0.95, 0.5, 1.0 - 1e-9];
    let all = || {
        rates
            .iter()
            .flat_map(|rate| (0..200).map(move |t| (*rate, f64::from(t))))
    };
    let fresh = |(rate, t): (f64, f64)| {
        let asked = std::thread::spawn(move || pow(rate, t).to_bits());
        asked.join().expect("no panic")
    };
    let in_order: Vec<_> = all().map(|(rate, t)| pow(rate, t).to_bits()).collect();
    let mut backwards: Vec<_> = all().collect();
    backwards.reverse();
    let mut backwards: Vec<_> = backwards
        .iter()
        .map(|(r, t)| pow(*r, *t).to_bits())
        .collect();
    backwards.reverse();
    assert_eq!(in_order, backwards);
    for (index, arguments) in all().enumerate().step_by(37) {
        assert_eq!(in_order[index], fresh(arguments), "{arguments:?}");
    }
}
