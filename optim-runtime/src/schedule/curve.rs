//! Values that go from one level to the next: most schedules are such a curve.

use std::f64::consts::FRAC_PI_2;

use crate::value::functions::pow;

/// A value that a schedule comes to: a factor of the hyper-parameter's own value, or a value of its own.
///
/// A number where a level is asked for is a factor. `Level::Value` is what torch's `eta_min` is: the same for every
/// group, whatever its rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// So much of the hyper-parameter's own value.
    Factor(f64),
    /// This value.
    Value(f64),
}

impl From<f64> for Level {
    fn from(factor: f64) -> Self {
        Self::Factor(factor)
    }
}

impl Level {
    /// The value, for a hyper-parameter whose own is this.
    pub(super) fn of(self, own: f64) -> f64 {
        match self {
            Self::Factor(factor) => factor * own,
            Self::Value(value) => value,
        }
    }

    /// The number that was given.
    pub(super) fn number(self) -> f64 {
        match self {
            Self::Factor(number) | Self::Value(number) => number,
        }
    }

    /// Whether it is the same whatever the hyper-parameter's own value.
    pub(super) fn is_absolute(self) -> bool {
        matches!(self, Self::Value(_))
    }
}

/// How a value goes from one level to the next. With x from 0 to 1 on the way, *what is left* says how much of the
/// first level there still is; the rest is of the second.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Anneal {
    /// The first level until the second is due: a jump.
    Hold,
    /// What is left is 1 − x: a straight line.
    Linear,
    /// What is left is (1 + cos πx)/2: half a wave (Loshchilov and Hutter, <https://arxiv.org/abs/1608.03983>).
    Cosine,
    /// What is left is ((1 + cos πx)/2)ᵖ, as optax' `exponent` has it.
    CosinePower(f64),
    /// What is left is (1 + cos 2πcx)/2: c whole waves, c = ½ is [`Cosine`](Self::Cosine). For other numbers the
    /// second level comes as a jump.
    Waves(f64),
    /// What is left is (1 − x)ᵖ.
    Polynomial(f64),
    /// What is left is 1 − √x: fast at first (Hägele and others, <https://arxiv.org/abs/2405.18392>).
    Sqrt,
    /// What is left is 1 − x²: slow at first.
    Square,
    /// What is left is (1 − x)/(1 − x/2) (Chen and others, <https://arxiv.org/abs/2107.04197>).
    Rex,
    /// From a to b by a¹⁻ˣbˣ: the same factor each step. Both are above 0.
    Geometric,
}

impl Anneal {
    /// What is left of the first level; x is from 0 to below 1.
    fn left(self, x: f64) -> f64 {
        match self {
            Self::Hold => 1.0,
            Self::Linear | Self::Geometric => 1.0 - x,
            Self::Cosine => half_wave(x),
            Self::CosinePower(power) => pow(half_wave(x), power),
            Self::Waves(cycles) => half_wave(2.0 * cycles * x),
            Self::Polynomial(power) => pow(1.0 - x, power),
            Self::Sqrt => 1.0 - x.sqrt(),
            Self::Square => 1.0 - x * x,
            Self::Rex => (1.0 - x) / (1.0 - x / 2.0),
        }
    }

    /// The value on the way from one to another. It does not leave what lies between them.
    pub(super) fn between(self, from: f64, to: f64, x: f64) -> f64 {
        let left = self.left(x);
        let value = match self {
            _ if from == to => from,
            Self::Geometric => from * pow(to / from, x),
            _ => from * left + to * (1.0 - left),
        };
        if value.is_nan() {
            return value;
        }
        value.max(from.min(to)).min(from.max(to))
    }

    /// What it is made of must be above 0 and finite: that number.
    pub(super) fn parameter(self) -> Option<(&'static str, f64)> {
        match self {
            Self::CosinePower(power) | Self::Polynomial(power) => Some(("power", power)),
            Self::Waves(cycles) => Some(("cycles", cycles)),
            _ => None,
        }
    }
}

/// (1 + cos πx)/2, as a square, which has all its digits also near 0.
fn half_wave(x: f64) -> f64 {
    let cos = libm::cos(FRAC_PI_2 * x);
    cos * cos
}

/// A level that a curve comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Knot {
    /// The step at which it is there; torch's one-cycle has it between two steps.
    pub(super) at: f64,
    pub(super) level: Level,
    /// How it is come to.
    pub(super) anneal: Anneal,
}

/// A level to start at, and those that follow, in the order of their steps. Behind the last it stays.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    pub(super) start: Level,
    pub(super) knots: Vec<Knot>,
}

impl Curve {
    /// A level that stays.
    pub(super) fn at_rest(start: Level) -> Self {
        let knots = Vec::new();
        Self { start, knots }
    }

    /// From one level to another.
    pub(super) fn new(start: Level, to: Level, steps: u64, anneal: Anneal) -> Self {
        Self::at_rest(start).until(steps, to, anneal)
    }

    /// With one more level.
    #[allow(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 one step more is no difference"
    )]
    pub(super) fn until(self, at: u64, level: Level, anneal: Anneal) -> Self {
        self.reach(at as f64, level, anneal)
    }

    /// With one more level, which may come between two steps.
    pub(super) fn reach(mut self, at: f64, level: Level, anneal: Anneal) -> Self {
        self.knots.push(Knot { at, level, anneal });
        self
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 one step more is no difference"
    )]
    pub(super) fn at(&self, own: f64, step: u64) -> f64 {
        let step = step as f64;
        let next = self.knots.partition_point(|knot| knot.at <= step);
        let (begin, from) = match next.checked_sub(1) {
            Some(last) => (self.knots[last].at, self.knots[last].level),
            None => (0.0, self.start),
        };
        let Some(knot) = self.knots.get(next) else {
            return from.of(own);
        };
        let x = (step - begin) / (knot.at - begin);
        knot.anneal.between(from.of(own), knot.level.of(own), x)
    }

    /// The step from which on it stays.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number that is not negative, or the largest there is"
    )]
    pub(super) fn length(&self) -> u64 {
        self.knots
            .last()
            .map_or(0, |knot| knot.at.ceil().max(0.0) as u64)
    }

    pub(super) fn is_absolute(&self) -> bool {
        self.start.is_absolute() && self.knots.iter().all(|knot| knot.level.is_absolute())
    }
}
