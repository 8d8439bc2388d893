//! Hyper-parameters: their values and the domains these must lie in.

use std::fmt;

/// Value of a hyper-parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum HyperValue {
    /// A real number.
    Number(f64),
    /// A switch.
    Flag(bool),
    /// A whole number from zero.
    Count(u64),
}

impl HyperValue {
    /// The kind in words: `number`, `flag` or `count`.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Flag(_) => "flag",
            Self::Count(_) => "count",
        }
    }
}

impl fmt::Display for HyperValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // `{:?}` prints the shortest digits that read back as the same number.
            Self::Number(value) => write!(f, "{value:?}"),
            Self::Flag(value) => write!(f, "{value}"),
            Self::Count(value) => write!(f, "{value}"),
        }
    }
}

impl From<bool> for HyperValue {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl HyperValue {
    /// A whole number as a number, if another is one; otherwise itself.
    pub(crate) fn like(self, other: Self) -> Self {
        match (self, other) {
            (Self::Count(count), Self::Number(_)) => Self::Number(count.number()),
            _ => self,
        }
    }
}

/// The list that a hyper-parameter is an element of, by its name: `betas` of `betas[0]`.
#[cfg(feature = "serde")]
pub(crate) fn list_of(name: &str) -> Option<&str> {
    name.strip_suffix(']')?
        .split_once('[')
        .map(|(list, _)| list)
}

/// What an element of a list is called.
#[cfg(feature = "serde")]
pub(crate) fn element(list: &str, index: usize) -> String {
    format!("{list}[{index}]")
}

/// What the setter of a number takes: numbers of Rust's types, each with its own value. An `f32` is the number
/// that it holds, so `0.1_f32` is 0.100000001490116…; an integer of more than 53 bits is the nearest `f64`, as
/// a literal would be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value of a hyper-parameter that is a number",
    label = "expected an `f64`, `f32` or integer"
)]
pub trait HyperNumber: sealed::Sealed {
    /// The value.
    fn number(self) -> f64;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! numbers {
    ($($type:ty: $value:ident => $hyper:expr;)*) => {$(
        impl sealed::Sealed for $type {}

        impl HyperNumber for $type {
            #[inline]
            #[allow(
                clippy::cast_precision_loss,
                clippy::cast_lossless,
                reason = "the nearest number is meant, for integers above 2^53 as for a literal"
            )]
            fn number(self) -> f64 {
                self as f64
            }
        }

        impl From<$type> for HyperValue {
            fn from($value: $type) -> Self {
                $hyper
            }
        }
    )*};
}

/// A whole number: a count, unless it is negative.
macro_rules! whole {
    ($value:ident) => {
        u64::try_from($value).map_or_else(|_| Self::Number($value.number()), Self::Count)
    };
}

numbers! {
    f64: value => Self::Number(value);
    f32: value => Self::Number(value.into());
    i8: value => whole!(value);
    i16: value => whole!(value);
    i32: value => whole!(value);
    i64: value => whole!(value);
    isize: value => whole!(value);
    u8: value => Self::Count(value.into());
    u16: value => Self::Count(value.into());
    u32: value => Self::Count(value.into());
    u64: value => Self::Count(value);
    usize: value => whole!(value);
}

/// One end of a [`Domain`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// No limit other than being finite.
    Unbounded,
    /// The limit itself is allowed.
    Inclusive(f64),
    /// The limit itself is not allowed.
    Exclusive(f64),
}

/// The interval a hyper-parameter must lie in, from its `where` clause.
///
/// NaN and the infinities are outside every domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Lower end.
    pub lower: Bound,
    /// Upper end.
    pub upper: Bound,
}

impl Domain {
    /// Any finite number.
    pub const FINITE: Self = Self {
        lower: Bound::Unbounded,
        upper: Bound::Unbounded,
    };

    /// Whether `value` lies in the domain. Flags always do.
    pub fn contains(&self, value: HyperValue) -> bool {
        let number = match value {
            HyperValue::Number(number) => number,
            HyperValue::Flag(_) => return true,
            #[allow(
                clippy::cast_precision_loss,
                reason = "a limit above 2^53 is no use to a count"
            )]
            HyperValue::Count(count) => count as f64,
        };
        let above = match self.lower {
            Bound::Unbounded => true,
            Bound::Inclusive(limit) => number >= limit,
            Bound::Exclusive(limit) => number > limit,
        };
        let below = match self.upper {
            Bound::Unbounded => true,
            Bound::Inclusive(limit) => number <= limit,
            Bound::Exclusive(limit) => number < limit,
        };
        number.is_finite() && above && below
    }

    /// The domain as a condition on `name`: `0 <= beta1 < 1`.
    pub fn describe(&self, name: &str) -> String {
        match (self.lower, self.upper) {
            (Bound::Unbounded, Bound::Unbounded) => format!("{name} is finite"),
            (Bound::Inclusive(low), Bound::Unbounded) => format!("{name} >= {low}"),
            (Bound::Exclusive(low), Bound::Unbounded) => format!("{name} > {low}"),
            (Bound::Unbounded, Bound::Inclusive(high)) => format!("{name} <= {high}"),
            (Bound::Unbounded, Bound::Exclusive(high)) => format!("{name} < {high}"),
            (Bound::Inclusive(low), Bound::Inclusive(high)) => format!("{low} <= {name} <= {high}"),
            (Bound::Inclusive(low), Bound::Exclusive(high)) => format!("{low} <= {name} < {high}"),
            (Bound::Exclusive(low), Bound::Inclusive(high)) => format!("{low} < {name} <= {high}"),
            (Bound::Exclusive(low), Bound::Exclusive(high)) => format!("{low} < {name} < {high}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Domain, HyperValue};

    #[test]
    fn ends_are_open_or_closed_and_nan_is_outside() {
        let rate = Domain {
            lower: Bound::Inclusive(0.0),
            upper: Bound::Exclusive(1.0),
        };
        assert!(rate.contains(0.0.into()));
        assert!(!rate.contains(1.0.into()));
        assert!(!rate.contains((-1e-300).into()));
        assert!(!rate.contains(f64::NAN.into()));
        assert!(!Domain::FINITE.contains(f64::INFINITY.into()));
        assert!(!Domain::FINITE.contains(f64::NAN.into()));
        assert!(Domain::FINITE.contains(HyperValue::Flag(true)));
        assert_eq!(rate.describe("beta1"), "0 <= beta1 < 1");
    }
}
