//! Values that rise and fall again and again.

use std::sync::Arc;

use super::curve::{Anneal, Level};
use super::node::Function;
use crate::value::functions::pow;

/// What the height of a cycle is multiplied by.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Swell {
    Same,
    /// Half of the cycle before.
    Halving,
    /// A factor for each step.
    PerStep(f64),
    /// Any function of the cycle's number, counted from 1.
    OfCycle(Function),
    /// Any function of the step.
    OfStep(Function),
}

/// Up and down in straight lines (Smith, <https://arxiv.org/abs/1506.01186>).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cyclic {
    pub(super) low: Level,
    pub(super) high: Level,
    pub(super) up: u64,
    pub(super) down: u64,
    pub(super) swell: Swell,
}

impl Cyclic {
    pub(super) fn period(&self) -> u64 {
        self.up.saturating_add(self.down).max(1)
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 one step more is no difference"
    )]
    pub(super) fn at(&self, own: f64, step: u64) -> f64 {
        let (cycle, within) = (step / self.period(), step % self.period());
        let height = if within <= self.up {
            within as f64 / self.up as f64
        } else {
            (self.period() - within) as f64 / self.down as f64
        };
        let swell = match &self.swell {
            Swell::Same => 1.0,
            Swell::Halving => pow(0.5, cycle as f64),
            Swell::PerStep(factor) => pow(*factor, step as f64),
            Swell::OfCycle(function) => function.at(cycle.saturating_add(1)),
            Swell::OfStep(function) => function.at(step),
        };
        let (low, high) = (self.low.of(own), self.high.of(own));
        low + (high - low) * (height * swell)
    }
}

/// Cosines from high to low, each with a line up before it if that is wanted, of lengths that may grow.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Restarts {
    /// Steps of the first cycle.
    pub(super) first: u64,
    /// Of these, steps of the line up.
    pub(super) up: u64,
    /// How many times as long as the one before a cosine is, in whole steps.
    pub(super) growth: f64,
    /// How many times as high as the one before a cycle is.
    pub(super) shrink: f64,
    pub(super) low: Level,
    pub(super) high: Level,
}

/// Where a step is: number of the cycle from 0, its first step, its length.
pub(super) struct Place {
    cycle: u64,
    pub(super) begin: u64,
    pub(super) length: u64,
}

/// Cycles that may differ in length from the one before.
const MOST_LENGTHS: u32 = 10_000;

impl Restarts {
    /// The cycle of a step. Cycles of other lengths are counted one by one, and behind so many of them the length stays:
    /// nobody trains for so long, and a step in a far future has its value soon.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a length in whole steps, at most the largest there is"
    )]
    pub(super) fn place(&self, step: u64) -> Place {
        let mut at = Place {
            cycle: 0,
            begin: 0,
            length: self.first.max(1),
        };
        let mut counted = 0;
        loop {
            let within = step - at.begin;
            if within < at.length {
                return at;
            }
            let falling = at.length.saturating_sub(self.up) as f64 * self.growth;
            let next = (falling as u64).max(1).saturating_add(self.up);
            let stays = next == at.length || counted == MOST_LENGTHS;
            let (passed, next) = if stays {
                (within / at.length, at.length)
            } else {
                (1, next)
            };
            counted += 1;
            at.cycle += passed;
            at.begin += passed * at.length;
            at.length = next;
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "beyond 2^53 one step more is no difference"
    )]
    pub(super) fn at(&self, own: f64, step: u64) -> f64 {
        let place = self.place(step);
        let within = step - place.begin;
        let low = self.low.of(own);
        let high = self.high.of(own) * pow(self.shrink, place.cycle as f64);
        if within < self.up {
            Anneal::Linear.between(low, high, within as f64 / self.up as f64)
        } else {
            let (x, falling) = (within - self.up, place.length - self.up);
            Anneal::Cosine.between(high, low, x as f64 / falling as f64)
        }
    }
}

impl Swell {
    pub(super) fn of_cycle(function: impl Fn(u64) -> f64 + Send + Sync + 'static) -> Self {
        Self::OfCycle(Function(Arc::new(function)))
    }

    pub(super) fn of_step(function: impl Fn(u64) -> f64 + Send + Sync + 'static) -> Self {
        Self::OfStep(Function(Arc::new(function)))
    }
}
