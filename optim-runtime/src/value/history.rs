//! How a state came to be: in which step it was made, and at which rates it has forgotten since.
//!
//! An average that starts at 0 falls short of a mean by the factor 1 − β₁·β₂·…·βₜ, which is 1 − βᵗ while its rate
//! stays the same. A schedule changes rates. So what is kept is the product so far and, since the rate changed
//! last, only the rate: while it does not change nothing is written, and the power is computed as one.

use smallvec::SmallVec;

use super::functions::one_minus_pow;

/// What is kept of a tensor in numbers.
#[derive(Debug, Default, PartialEq)]
pub struct Numbers {
    /// For each state of the rule its value, used if it is scalar. Empty for a rule that has none.
    pub scalars: Vec<f64>,
    /// One for each state whose history is kept.
    pub histories: SmallVec<[History; 2]>,
    /// Those that a caller gives for the step, in the order of the rule's inputs, values per weight being 0.
    pub given: SmallVec<[f64; 1]>,
}

impl Clone for Numbers {
    // What is derived copies histories one by one, which a step of a small tensor feels.
    fn clone(&self) -> Self {
        Self {
            scalars: self.scalars.clone(),
            histories: SmallVec::from_slice(&self.histories),
            given: SmallVec::from_slice(&self.given),
        }
    }
}

/// Of one state of a tensor. All numbers of steps are whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct History {
    /// The step before the one that made the state.
    made: f64,
    /// The rate of all steps behind [`since`](Self::since).
    rate: f64,
    since: f64,
    /// One minus the product of all rates up to [`since`](Self::since).
    correction: f64,
}

impl History {
    /// Of a state that the step behind this one makes.
    #[allow(clippy::cast_precision_loss, reason = "steps are counted from 0")]
    pub(crate) fn from(step: u64) -> Self {
        let step = step as f64;
        Self {
            made: step,
            since: step,
            ..Self::default()
        }
    }

    /// Whether step `t` makes the state.
    pub fn is_new(&self, t: f64) -> bool {
        self.made + 1.0 >= t
    }

    /// One minus the product of all rates up to step `t`, which forgets at this rate.
    pub fn correction(&self, t: f64, rate: f64) -> f64 {
        self.with(t, rate).after(t)
    }

    /// Notes the rate of step `t`.
    pub fn record(&mut self, t: f64, rate: f64) {
        *self = self.with(t, rate);
    }

    /// One minus the product of all rates up to the last step, which was `t`.
    pub fn after(&self, t: f64) -> f64 {
        let (known, steps) = (self.correction, t - self.since);
        known + (1.0 - known) * one_minus_pow(self.rate, steps)
    }

    /// What it is in step `t` under this rate.
    fn with(&self, t: f64, rate: f64) -> Self {
        if rate.to_bits() == self.rate.to_bits() {
            return *self;
        }
        let last = t - 1.0;
        Self {
            rate,
            since: last,
            correction: self.after(last),
            ..*self
        }
    }

    /// All that is kept: for [`from_parts`](Self::from_parts).
    #[cfg(feature = "checkpoint")]
    pub(crate) fn parts(&self) -> [f64; 4] {
        [self.made, self.rate, self.since, self.correction]
    }

    /// What had these parts after so many steps; `None` if no history has.
    #[cfg(feature = "checkpoint")]
    #[allow(clippy::cast_precision_loss, reason = "steps are counted from 0")]
    pub(crate) fn from_parts([made, rate, since, correction]: [f64; 4], step: u64) -> Option<Self> {
        let whole = |number: f64| number.fract() == 0.0 && !number.is_sign_negative();
        let in_order = made <= since && since <= step as f64;
        (whole(made) && whole(since) && in_order).then_some(Self {
            made,
            rate,
            since,
            correction,
        })
    }

    /// The state rests behind this step: at the rate 1 nothing is forgotten.
    #[allow(clippy::cast_precision_loss, reason = "steps are counted from 0")]
    pub(crate) fn rest(&mut self, step: u64) {
        let step = step as f64;
        *self = Self {
            rate: 1.0,
            since: step,
            correction: self.after(step),
            ..*self
        };
    }
}
