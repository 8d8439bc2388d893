//! Intervals of real numbers with open and closed ends, and what rounding may do to each end.
//!
//! An interval holds what an expression can be in exact arithmetic. Proofs are about computed
//! values, so each end also tells how far these follow it. A value that cannot be negative in exact
//! arithmetic cannot be so computed either, if its lower end is the zero of a sum of squares: rounding
//! is monotone and zero is exact. But the zero that `1 - m` reaches with `m` up to 1 is the difference
//! of two rounded numbers, and the computed one may lie on either side of it.

use std::fmt;

use crate::language::domain::{Bound, Domain};
use crate::language::measure::Measure;
use crate::language::noise::{Distribution, MOST_NORMAL};
use crate::language::number::write_number;

/// How computed values follow an end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Follow {
    /// They never pass it, and reach it only if it is closed.
    Exactly,
    /// They never pass it, and may reach it although it is open: rounding takes what is near it there.
    Touches,
    /// They may miss it by rounding, far from zero.
    Nearly,
    /// They may miss it by rounding, so that zero may lie on either side of them.
    AcrossZero,
}

/// One end of an interval. An infinite end is open: values are finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct End {
    pub(crate) value: f64,
    pub(crate) open: bool,
    pub(crate) follow: Follow,
}

impl End {
    pub(crate) const fn closed(value: f64) -> Self {
        Self {
            value,
            open: false,
            follow: Follow::Exactly,
        }
    }

    pub(crate) const fn open(value: f64) -> Self {
        Self {
            value,
            open: true,
            follow: Follow::Exactly,
        }
    }

    pub(crate) fn is_infinite(self) -> bool {
        self.value.is_infinite()
    }

    /// An end that a computation gives: away from zero its openness is lost to rounding.
    pub(crate) fn rounded(self) -> Self {
        if self.value == 0.0 || self.is_infinite() {
            return self;
        }
        let follow = match (is_exact(self.value), self.open) {
            (true, false) => self.follow,
            // Rounding is monotone, and this number is its own rounding.
            (true, true) => self.follow.max(Follow::Touches),
            (false, _) => self.follow.max(Follow::Nearly),
        };
        Self { follow, ..self }
    }

    /// An end that computed values may reach, and never pass.
    pub(crate) fn touched(self) -> Self {
        if self.open && self.value != 0.0 {
            Self {
                follow: Follow::Touches,
                ..self
            }
        } else {
            Self::closed(self.value)
        }
    }

    pub(crate) fn negated(self) -> Self {
        Self {
            value: -self.value,
            ..self
        }
    }

    /// A lower end that computed values never pass.
    pub(crate) fn loosened(self) -> Self {
        const SLACK: f64 = 1e-3;
        match self.follow {
            Follow::Exactly => self,
            Follow::Touches => Self::closed(self.value),
            Follow::Nearly => Self::closed(self.value - SLACK * self.value.abs()),
            Follow::AcrossZero => Self::open(f64::NEG_INFINITY),
        }
    }
}

/// Whether a number is the same in every element type, so that rounding keeps it.
pub(crate) fn is_exact(value: f64) -> bool {
    #[allow(clippy::cast_possible_truncation, reason = "that is the question")]
    let narrow = f64::from(value as f32);
    narrow.to_bits() == value.to_bits()
}

/// What an expression can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: End,
    pub(crate) high: End,
    /// Zero is left out, even if it lies between the ends.
    pub(crate) nonzero: bool,
    /// Whole numbers only.
    pub(crate) whole: bool,
    /// Depends on something that has an error: nothing is said of it.
    pub(crate) unknown: bool,
}

/// More steps than can be counted: 2⁶⁴.
const STEPS: f64 = 18_446_744_073_709_551_616.0;

impl Range {
    /// Any finite number.
    pub(crate) const ANY: Self = Self {
        low: End::open(f64::NEG_INFINITY),
        high: End::open(f64::INFINITY),
        nonzero: false,
        whole: false,
        unknown: false,
    };

    /// What has an error.
    pub(crate) const UNKNOWN: Self = Self {
        unknown: true,
        ..Self::ANY
    };

    /// The number of a step. Its type is `u64`.
    pub(crate) const STEP: Self = Self {
        low: End::closed(1.0),
        high: End::open(STEPS),
        whole: true,
        ..Self::ANY
    };

    pub(crate) fn new(low: End, high: End) -> Self {
        Self {
            low,
            high,
            ..Self::ANY
        }
    }

    pub(crate) fn number(value: f64) -> Self {
        Self {
            whole: value.fract() == 0.0,
            ..Self::new(End::closed(value), End::closed(value))
        }
    }

    /// A number of a tensor that takes a step, and so has a weight.
    pub(crate) fn of_measure(measure: Measure) -> Self {
        match measure {
            Measure::Len | Measure::Rows | Measure::Cols => Self::STEP,
            Measure::Ndim => Self {
                low: End::closed(0.0),
                ..Self::STEP
            },
        }
    }

    /// What random numbers can be.
    pub(crate) fn of_noise(distribution: Distribution) -> Self {
        match distribution {
            Distribution::Normal => Self::new(End::closed(-MOST_NORMAL), End::closed(MOST_NORMAL)),
            Distribution::Uniform => Self::new(End::closed(0.0), End::open(1.0)),
        }
    }

    pub(crate) fn of_domain(domain: Domain) -> Self {
        let end = |bound, infinite| match bound {
            Bound::Unbounded => End::open(infinite),
            Bound::Inclusive(limit) => End::closed(limit),
            Bound::Exclusive(limit) => End::open(limit),
        };
        Self::new(
            end(domain.lower, f64::NEG_INFINITY),
            end(domain.upper, f64::INFINITY),
        )
    }

    /// The one number it is, if it is one.
    pub(crate) fn constant(&self) -> Option<f64> {
        (self.low.value == self.high.value).then_some(self.low.value)
    }

    /// The one number that every computed value is.
    pub(crate) fn exactly(&self) -> Option<f64> {
        let exact = [self.low, self.high].map(|end| end.follow == Follow::Exactly && !end.open);
        self.constant().filter(|_| exact == [true; 2])
    }

    /// No computed value is negative.
    pub(crate) fn is_not_negative(&self) -> bool {
        self.low.value >= 0.0 && self.low.follow != Follow::AcrossZero
    }

    /// Every computed value is above zero.
    pub(crate) fn is_positive(&self) -> bool {
        self.is_not_negative() && (self.low.value > 0.0 || self.low.open || self.nonzero)
    }

    /// No computed value is zero.
    pub(crate) fn excludes_zero(&self) -> bool {
        self.nonzero || self.is_positive() || self.negated().is_positive()
    }

    /// Every computed value lies in a domain.
    pub(crate) fn lies_in(&self, domain: Domain) -> bool {
        let above = |range: &Self, bound| match bound {
            Bound::Unbounded => true,
            // Of zero more is known than how far it may be missed.
            Bound::Inclusive(0.0) => range.is_not_negative(),
            Bound::Exclusive(0.0) => range.is_positive(),
            Bound::Inclusive(limit) => range.low.loosened().value >= limit,
            Bound::Exclusive(limit) => {
                let low = range.low.loosened();
                low.value > limit || low.value == limit && low.open
            }
        };
        let turned = match domain.upper {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Inclusive(limit) => Bound::Inclusive(-limit),
            Bound::Exclusive(limit) => Bound::Exclusive(-limit),
        };
        above(self, domain.lower) && above(&self.negated(), turned)
    }

    /// Whether a number lies in it in exact arithmetic.
    #[cfg(test)]
    pub(crate) fn contains(&self, value: f64) -> bool {
        let above = value > self.low.value || value == self.low.value && !self.low.open;
        let below = value < self.high.value || value == self.high.value && !self.high.open;
        above && below && !(self.nonzero && value == 0.0)
    }

    pub(crate) fn negated(&self) -> Self {
        Self {
            low: self.high.negated(),
            high: self.low.negated(),
            ..*self
        }
    }

    /// Everything that is in one or the other.
    pub(crate) fn hull(&self, other: &Self) -> Self {
        Self {
            low: least(self.low, other.low),
            high: least(self.high.negated(), other.high.negated()).negated(),
            nonzero: self.excludes_zero() && other.excludes_zero(),
            whole: self.whole && other.whole,
            unknown: self.unknown || other.unknown,
        }
    }

    /// What is in both; `None` if nothing is.
    pub(crate) fn intersection(&self, other: &Self) -> Option<Self> {
        let mut both = Self {
            low: greatest(self.low, other.low),
            high: greatest(self.high.negated(), other.high.negated()).negated(),
            nonzero: self.nonzero || other.nonzero,
            whole: self.whole || other.whole,
            unknown: self.unknown || other.unknown,
        };
        if both.nonzero {
            both.low = without_zero(both.low);
            both.high = without_zero(both.high.negated()).negated();
        }
        if both.whole {
            both.low = whole(both.low);
            both.high = whole(both.high.negated()).negated();
        }
        let empty = both.low.value > both.high.value
            || both.low.value == both.high.value && (both.low.open || both.high.open);
        (!empty || both.unknown).then_some(both)
    }

    /// What computed values can be where rounding has its say: a condition that excludes this can
    /// not hold.
    pub(crate) fn loosened(&self) -> Self {
        Self {
            low: self.low.loosened(),
            high: self.high.negated().loosened().negated(),
            ..*self
        }
    }

    /// Whether everything that is in it is also in the other, and as well known.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.hull(other) == *other
    }
}

/// The lower one of two lower ends.
fn least(a: End, b: End) -> End {
    if a.value == b.value {
        let both = End {
            value: a.value,
            open: a.open && b.open,
            follow: a.follow.max(b.follow),
        };
        return if both.follow == Follow::Touches {
            both.touched()
        } else {
            both
        };
    }
    let (least, other) = if a.value < b.value { (a, b) } else { (b, a) };
    // Rounding may take what is above the other end below this one.
    let passes = match other.follow {
        Follow::Exactly | Follow::Touches => false,
        Follow::Nearly => other.loosened().value <= least.value,
        Follow::AcrossZero => !least.is_infinite(),
    };
    End {
        follow: if passes {
            least.follow.max(other.follow)
        } else {
            least.follow
        },
        ..least
    }
}

/// The higher one of two lower ends, both of which hold.
fn greatest(a: End, b: End) -> End {
    // Where the higher one does not tell the sign of computed values, the lower one may.
    if a.value == b.value && a.follow.max(b.follow) <= Follow::Touches {
        let strict = [a, b]
            .into_iter()
            .any(|end| end.open && end.follow == Follow::Exactly);
        let both = End {
            open: a.open || b.open,
            follow: Follow::Exactly,
            ..a
        };
        return if strict { both } else { both.touched() };
    }
    let tells = |end: End| end.value >= 0.0 && end.follow != Follow::AcrossZero;
    if tells(a) != tells(b) && a.value >= 0.0 && b.value >= 0.0 {
        if tells(a) { a } else { b }
    } else if a.value > b.value {
        a
    } else if b.value > a.value || b.follow < a.follow {
        b
    } else if a.follow < b.follow {
        // That computed values never pass it says more than that exact ones do not reach it.
        a
    } else {
        End {
            open: a.open || b.open,
            ..a
        }
    }
}

/// A lower end of what is not zero.
fn without_zero(low: End) -> End {
    End {
        open: low.open || low.value == 0.0,
        ..low
    }
}

/// A lower end of whole numbers.
fn whole(low: End) -> End {
    if low.is_infinite() || low.value.abs() >= 2_f64.powi(53) {
        return low;
    }
    let next = low.value.ceil();
    let next = if low.open && next == low.value {
        next + 1.0
    } else {
        next
    };
    End {
        value: next,
        open: false,
        ..low
    }
}

/// As in mathematics: `[0, 1)`, `(0, ∞)`; `any number` for all of them.
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low.is_infinite() && self.high.is_infinite() && !self.nonzero {
            return f.write_str("(-∞, ∞)");
        }
        if let Some(value) = self.constant() {
            f.write_str("{")?;
            write_end(f, value)?;
            return f.write_str("}");
        }
        f.write_str(if self.low.open { "(" } else { "[" })?;
        write_end(f, self.low.value)?;
        f.write_str(", ")?;
        write_end(f, self.high.value)?;
        f.write_str(if self.high.open { ")" } else { "]" })?;
        if self.nonzero && self.low.value < 0.0 && self.high.value > 0.0 {
            f.write_str(" without 0")?;
        }
        Ok(())
    }
}

fn write_end(f: &mut fmt::Formatter<'_>, value: f64) -> fmt::Result {
    if value == f64::INFINITY {
        f.write_str("∞")
    } else if value == f64::NEG_INFINITY {
        f.write_str("-∞")
    } else if value == 0.0 {
        // Without the sign of a zero.
        f.write_str("0")
    } else if value == STEPS {
        f.write_str("2^64")
    } else if value.abs() < 1e-6 {
        write!(f, "{value:.2e}")
    } else {
        write_number(f, value)
    }
}
