//! The interval that a hyper-parameter must lie in.

/// One end of a domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bound {
    Unbounded,
    Inclusive(f64),
    Exclusive(f64),
}

/// The interval a hyper-parameter must lie in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Domain {
    pub(crate) lower: Bound,
    pub(crate) upper: Bound,
}

impl Domain {
    pub(crate) const FINITE: Self = Self {
        lower: Bound::Unbounded,
        upper: Bound::Unbounded,
    };
    pub(crate) const NOT_NEGATIVE: Self = Self {
        lower: Bound::Inclusive(0.0),
        upper: Bound::Unbounded,
    };
    pub(crate) const POSITIVE: Self = Self {
        lower: Bound::Exclusive(0.0),
        upper: Bound::Unbounded,
    };

    pub(crate) fn contains(&self, value: f64) -> bool {
        let above = match self.lower {
            Bound::Unbounded => true,
            Bound::Inclusive(limit) => value >= limit,
            Bound::Exclusive(limit) => value > limit,
        };
        let below = match self.upper {
            Bound::Unbounded => true,
            Bound::Inclusive(limit) => value <= limit,
            Bound::Exclusive(limit) => value < limit,
        };
        above && below
    }

    pub(crate) fn is_empty(&self) -> bool {
        match (self.lower, self.upper) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
            (Bound::Inclusive(low), Bound::Inclusive(high)) => low > high,
            (
                Bound::Inclusive(low) | Bound::Exclusive(low),
                Bound::Inclusive(high) | Bound::Exclusive(high),
            ) => low >= high,
        }
    }
}
