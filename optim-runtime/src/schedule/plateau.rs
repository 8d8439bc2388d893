//! A factor that falls when a metric no longer gets better.

use super::arguments::{finite, not_negative, not_zero, unless};
use super::curve::Level;
use crate::error::Error;

/// Which metrics are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Better {
    Lower,
    Higher,
}

/// A factor that falls when a metric no longer gets better, as torch's `ReduceLROnPlateau`.
///
/// It is told a metric after each epoch, say, and multiplies its factor by [`new`](Self::new)'s when more than
/// `patience` of them in a row were no better than the best so far. *Better* is below best − relative · |best| − absolute.
///
/// * torch takes `best · (1 − threshold)` for the bar, which is *above* a negative best: there a metric that gets worse
///   counts as better. Here the threshold is of |best|.
/// * A NaN and the infinities are never better, so they count as bad: a run whose loss is NaN has its rate reduced and
///   does not end here. For torch an infinity on the better side is the best for ever.
/// * The first metric that is a number is the best so far.
///
/// ```
/// use optim_runtime::schedule::Plateau;
///
/// let mut plateau = Plateau::new(0.5).with_patience(1);
/// let factors: Vec<_> = [3.0, 2.0, 2.0, 2.0].map(|loss| plateau.observe(loss)).into();
/// assert_eq!(factors, [1.0, 1.0, 1.0, 0.5]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Plateau {
    better: Better,
    factor: f64,
    patience: u64,
    relative: f64,
    absolute: f64,
    cooldown: u64,
    least: Level,
    least_change: f64,
    averaged: u64,
    state: PlateauState,
}

/// What a [`Plateau`] knows of the metrics so far: plain data, for checkpoints.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PlateauState {
    /// The best metric, a number; none before the first.
    pub best: Option<f64>,
    /// How many since then, or since the last reduction, were no better.
    pub bad: u64,
    /// How many more are not counted as bad.
    pub cooldown: u64,
    /// How often the factor was reduced.
    pub reductions: u64,
    /// The mean of the metrics that are gathered for the next, if several make one; none if there are none yet, or not all
    /// are numbers.
    pub mean: Option<f64>,
    /// How many those are.
    pub gathered: u64,
}

/// Reductions that are carried out, for a file may speak of any number.
const MOST_REDUCTIONS: u64 = 10_000;

impl Plateau {
    /// Reduces by this factor, from 0 to below 1, after 10 metrics in a row of which none was lower than the best by a
    /// ten-thousandth of it.
    pub fn new(factor: f64) -> Self {
        Self {
            better: Better::Lower,
            factor,
            patience: 10,
            relative: 1e-4,
            absolute: 0.0,
            cooldown: 0,
            least: Level::Factor(0.0),
            least_change: 0.0,
            averaged: 1,
            state: PlateauState::default(),
        }
    }

    /// Higher metrics are better: an accuracy, say.
    #[must_use]
    pub fn maximizing(self) -> Self {
        let better = Better::Higher;
        Self { better, ..self }
    }

    /// So many metrics in a row may be no better; the next one that is not reduces the factor.
    #[must_use]
    pub fn with_patience(self, patience: u64) -> Self {
        Self { patience, ..self }
    }

    /// How much better than the best a metric must be, as a part of the best's magnitude, from 0 to below 1.
    #[must_use]
    pub fn with_relative_threshold(self, relative: f64) -> Self {
        Self { relative, ..self }
    }

    /// How much better than the best a metric must be, beside the relative threshold.
    #[must_use]
    pub fn with_absolute_threshold(self, absolute: f64) -> Self {
        Self { absolute, ..self }
    }

    /// So many metrics after a reduction are not counted as bad.
    #[must_use]
    pub fn with_cooldown(self, cooldown: u64) -> Self {
        Self { cooldown, ..self }
    }

    /// The factor does not fall below this; the value does not, if it is a [`Level::Value`], as torch's `min_lr`.
    #[must_use]
    pub fn at_least(self, least: impl Into<Level>) -> Self {
        let least = least.into();
        Self { least, ..self }
    }

    /// A reduction that would take away no more than this from the value is left out, as torch's `eps`.
    #[must_use]
    pub fn with_least_change(self, least_change: f64) -> Self {
        Self {
            least_change,
            ..self
        }
    }

    /// So many metrics in a row are averaged and make one, as optax' `accumulation_size`.
    #[must_use]
    pub fn averaging(self, metrics: u64) -> Self {
        let averaged = metrics;
        Self { averaged, ..self }
    }

    /// Whether its settings are what they must be.
    ///
    /// # Errors
    /// [`Error::InvalidSetting`] with the first that is not.
    pub fn check(&self) -> Result<(), Error> {
        let of = "Plateau";
        let part = |what, value: f64| {
            unless(
                (0.0..1.0).contains(&value),
                of,
                what,
                "from 0 to below 1",
                value,
            )
        };
        let faults = [
            part("factor", self.factor),
            part("relative_threshold", self.relative),
            not_negative(of, "absolute_threshold", self.absolute),
            finite(of, "at_least", self.least.number()),
            not_negative(of, "least_change", self.least_change),
            not_zero(of, "averaging", self.averaged),
        ];
        faults.into_iter().flatten().next().map_or(Ok(()), Err)
    }

    /// Takes a metric, and gives the [`factor`](Self::factor) from here on.
    pub fn observe(&mut self, metric: f64) -> f64 {
        let state = &mut self.state;
        #[allow(
            clippy::cast_precision_loss,
            reason = "nobody averages so many metrics"
        )]
        let gathered = state.gathered as f64;
        let before = if state.gathered == 0 {
            0.0
        } else {
            state.mean.unwrap_or(f64::NAN)
        };
        let mean = (gathered * before + metric) / (gathered + 1.0);
        state.mean = Some(mean).filter(|mean| mean.is_finite());
        state.gathered += 1;
        if state.gathered >= self.averaged {
            (state.mean, state.gathered) = (None, 0);
            self.take(mean);
        }
        self.factor()
    }

    fn take(&mut self, metric: f64) {
        let is_better = self.is_better(metric);
        let state = &mut self.state;
        if is_better {
            state.best = Some(metric);
            state.bad = 0;
        } else {
            state.bad = state.bad.saturating_add(1);
        }
        if state.cooldown > 0 {
            state.cooldown -= 1;
            state.bad = 0;
        }
        if state.bad > self.patience {
            state.reductions = state.reductions.saturating_add(1);
            state.cooldown = self.cooldown;
            state.bad = 0;
        }
    }

    fn is_better(&self, metric: f64) -> bool {
        if !metric.is_finite() {
            return false;
        }
        let Some(best) = self.state.best else {
            return true;
        };
        // best ∓ relative · |best|, rounded as torch and optax have it where best is positive.
        let (towards, away) = (1.0 - self.relative, 1.0 + self.relative);
        match self.better {
            Better::Lower => {
                let bar = best * if best >= 0.0 { towards } else { away };
                metric < bar - self.absolute
            }
            Better::Higher => {
                let bar = best * if best >= 0.0 { away } else { towards };
                metric > bar + self.absolute
            }
        }
    }

    /// The factor at present; what [`apply`](Self::apply) gives for 1.
    pub fn factor(&self) -> f64 {
        self.apply(1.0)
    }

    /// What becomes of a hyper-parameter's own value at present. From the 10,000th reduction on, which only a factor
    /// next to 1 has, it stays as it is.
    pub fn apply(&self, own: f64) -> f64 {
        let least = self.least.of(own);
        let mut value = own;
        for _ in 0..self.state.reductions.min(MOST_REDUCTIONS) {
            let reduced = (value * self.factor).max(least);
            let takes = value - reduced;
            // What is not reduced now is not later either.
            if takes.is_nan() || takes <= self.least_change {
                break;
            }
            value = reduced;
        }
        value
    }

    /// What it knows of the metrics so far.
    pub fn state(&self) -> PlateauState {
        self.state
    }

    /// Goes on from what another knew of the metrics so far.
    #[must_use]
    pub fn with_state(self, state: PlateauState) -> Self {
        Self { state, ..self }
    }
}
