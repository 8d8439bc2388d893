//! Losses that are scaled up, so that gradients of a small type do not vanish.

use crate::error::Error;

/// The factor that a loss is multiplied by before gradients are computed, and that steps divide them by: see
/// [`Optimizer::with_loss_scale`](crate::Optimizer::with_loss_scale).
///
/// A step whose gradients have a NaN or an infinity is skipped: nothing is written and nothing counted, and the
/// [report](crate::Report::skipped) says so. A dynamic scale is multiplied by `backoff` then, and by `growth` after
/// `interval` good steps in a row, as torch's `GradScaler` does it, in `f32`; but it does not fall below its floor, from
/// where torch's goes on to 0 and stays there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossScale {
    scale: f32,
    growth: f64,
    backoff: f64,
    interval: u64,
    floor: f32,
    /// Good steps since the scale changed.
    good: u64,
}

impl LossScale {
    /// Always the same scale.
    pub fn fixed(scale: f64) -> Self {
        Self {
            growth: 1.0,
            backoff: 1.0,
            ..Self::dynamic().starting_at(scale)
        }
    }

    /// A scale that starts at 65,536, doubles after 2,000 good steps in a row, halves at each bad one, and does not fall
    /// below 2⁻¹²⁶.
    pub fn dynamic() -> Self {
        Self {
            scale: 65_536.0,
            growth: 2.0,
            backoff: 0.5,
            interval: 2_000,
            floor: f32::MIN_POSITIVE,
            good: 0,
        }
    }

    /// Starts at another scale, as the nearest `f32`.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the scale is an `f32`")]
    pub fn starting_at(self, scale: f64) -> Self {
        Self {
            scale: scale as f32,
            ..self
        }
    }

    /// What the scale is multiplied by after so many good steps in a row.
    #[must_use]
    pub fn growing(self, growth: f64, interval: u64) -> Self {
        Self {
            growth,
            interval,
            ..self
        }
    }

    /// What the scale is multiplied by at a bad step.
    #[must_use]
    pub fn backing_off(self, backoff: f64) -> Self {
        Self { backoff, ..self }
    }

    /// What the scale does not fall below, as the nearest `f32`.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the scale is an `f32`")]
    pub fn with_floor(self, floor: f64) -> Self {
        Self {
            floor: floor as f32,
            ..self
        }
    }

    /// The scale that the loss of the step to come is to be multiplied by.
    pub fn scale(&self) -> f64 {
        self.scale.into()
    }

    /// Good steps in a row since the scale last changed.
    pub fn good_steps(&self) -> u64 {
        self.good
    }

    /// All that it is made of: for [`from_parts`](Self::from_parts).
    #[cfg(feature = "checkpoint")]
    pub(super) fn parts(&self) -> ([f64; 4], [u64; 2]) {
        let numbers = [
            self.scale.into(),
            self.growth,
            self.backoff,
            self.floor.into(),
        ];
        (numbers, [self.interval, self.good])
    }

    /// What is made of these parts.
    ///
    /// # Errors
    /// [`Error::InvalidSetting`].
    #[cfg(feature = "checkpoint")]
    pub(super) fn from_parts(
        [scale, growth, backoff, floor]: [f64; 4],
        [interval, good]: [u64; 2],
    ) -> Result<Self, Error> {
        let scale = Self {
            good,
            ..Self::dynamic()
                .starting_at(scale)
                .growing(growth, interval)
                .backing_off(backoff)
                .with_floor(floor)
        };
        scale.check().map(|()| scale)
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let positive = |value: f64| value.is_finite() && value > 0.0;
        let faults = [
            (
                "scale",
                self.scale.into(),
                "above 0, as an `f32`",
                positive(self.scale.into()),
            ),
            (
                "growth",
                self.growth,
                "at least 1",
                self.growth >= 1.0 && self.growth.is_finite(),
            ),
            (
                "backoff",
                self.backoff,
                "above 0, and 1 at most",
                positive(self.backoff) && self.backoff <= 1.0,
            ),
            (
                "floor",
                self.floor.into(),
                "above 0, as an `f32`",
                positive(self.floor.into()),
            ),
            ("interval", 0.0, "at least 1", self.interval > 0),
        ];
        match faults.iter().find(|(.., holds)| !holds) {
            None => Ok(()),
            Some(&(what, value, domain, _)) => Err(Error::InvalidSetting {
                of: "LossScale",
                what,
                domain,
                value,
            }),
        }
    }

    /// What gradients are multiplied by: the inverse as an `f32`.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the inverse is an `f32`, as torch has it"
    )]
    pub(super) fn inverse(&self) -> f64 {
        f64::from((1.0 / self.scale()) as f32)
    }

    /// The scale after a step.
    pub(super) fn update(&mut self, skipped: bool) {
        if skipped {
            self.good = 0;
            self.scale = self.times(self.backoff).max(self.floor).min(self.scale);
            return;
        }
        self.good += 1;
        if self.good >= self.interval {
            self.good = 0;
            let grown = self.times(self.growth);
            if grown.is_finite() {
                self.scale = grown;
            }
        }
    }

    #[allow(clippy::cast_possible_truncation, reason = "the scale is an `f32`")]
    fn times(&self, factor: f64) -> f32 {
        (self.scale() * factor) as f32
    }
}
