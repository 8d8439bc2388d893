//! Averages of the weights of any rule, as weights to evaluate a model with.

use super::Optimizer;
use super::registry::Registry;
use crate::error::Error;
use crate::lens::average::Share;
use crate::tensor::kept::{Averaged, BufferFamily, Kept};
use crate::tensor::memory::Buffer;
use crate::tensor::param::{AnyData, Data, Param};
use crate::tensor::view::Values;
use crate::value::element::Element;
use crate::value::erased::Erased;

/// What is averaged of the weights that steps leave, and when: see
/// [`Optimizer::with_average`](crate::Optimizer::with_average).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Average {
    how: How,
    first: u64,
    every: u64,
    from_initial: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum How {
    Ema(f64),
    Debiased(f64),
    Mean,
}

impl Average {
    fn new(how: How) -> Self {
        Self {
            how,
            first: 1,
            every: 1,
            from_initial: false,
        }
    }

    /// An exponential moving average a ← decay·a + (1 − decay)·w, which begins as a copy of the first weights that it is
    /// given: torch's `AveragedModel` with `get_ema_multi_avg_fn(decay)`.
    pub fn ema(decay: f64) -> Self {
        Self::new(How::Ema(decay))
    }

    /// An exponential moving average that begins at 0 and is divided by 1 − decayᵗ, so that it is a mean of the weights
    /// it was given: optax' `ema`.
    pub fn debiased_ema(decay: f64) -> Self {
        Self::new(How::Debiased(decay))
    }

    /// The mean of all weights it is given, as stochastic weight averaging has it (Izmailov et al., 2018,
    /// <https://arxiv.org/abs/1803.05407>): torch's `AveragedModel`.
    pub fn swa() -> Self {
        Self::new(How::Mean)
    }

    /// Begins with the weights that step `first` leaves, counted from 1, and takes those of every `every`th step from
    /// there on.
    #[must_use]
    pub fn of_steps(self, first: u64, every: u64) -> Self {
        Self {
            first,
            every,
            ..self
        }
    }

    /// The average begins at the weights before the first step that it takes in, instead of with those behind it: optax'
    /// `incremental_update` of target networks.
    #[must_use]
    pub fn from_initial_weights(self) -> Self {
        Self {
            from_initial: true,
            ..self
        }
    }

    fn check(&self) -> Result<(), Error> {
        let fault = |what, domain, value| {
            Err(Error::InvalidSetting {
                of: "Average",
                what,
                domain,
                value,
            })
        };
        match self.how {
            How::Ema(decay) | How::Debiased(decay) if !(0.0..1.0).contains(&decay) => {
                return fault("decay", "at least 0 and below 1", decay);
            }
            _ => {}
        }
        if self.first == 0 {
            return fault("first", "at least 1", 0.0);
        }
        if self.every == 0 {
            return fault("every", "at least 1", 0.0);
        }
        Ok(())
    }

    /// What it is in words, the same for two if they are equal.
    #[cfg(feature = "checkpoint")]
    pub(super) fn described(&self) -> String {
        let Self {
            how,
            first,
            every,
            from_initial,
        } = self;
        let how = match how {
            How::Ema(decay) => format!("ema {decay:?}"),
            How::Debiased(decay) => format!("debiased ema {decay:?}"),
            How::Mean => "mean".to_owned(),
        };
        let begin = if *from_initial { "initial" } else { "first" };
        format!("{how} from step {first} on, every {every}, beginning with the {begin} weights")
    }

    /// What the weights of this step mean to the average, if it takes them in.
    pub(super) fn share(&self, step: u64) -> Option<Share> {
        let since = step.checked_sub(self.first)?;
        since.is_multiple_of(self.every).then_some(match self.how {
            How::Ema(decay) if self.from_initial => Share::Always(1.0 - decay),
            How::Ema(decay) => Share::AfterFirst(1.0 - decay),
            How::Debiased(decay) => Share::Debiased(decay),
            How::Mean => Share::Mean,
        })
    }

    /// Whether an average is to become a copy of the weights before the step takes them in.
    pub(super) fn begins_anew(&self, average: &Averaged) -> bool {
        average.count == 0 && (self.from_initial || average.values.is_none())
    }

    /// Has memory for the averages of the parameters of a step that move.
    pub(super) fn make_room(
        &self,
        registry: &mut Registry,
        params: &[Param<'_>],
    ) -> Result<(), Error> {
        let mut moved = registry.moved_mut(params);
        moved.try_for_each(|(param, kept)| match self.begins_anew(&kept.average) {
            true => make_room(param, kept),
            false => Ok(()),
        })
    }
}

fn make_room(param: &Param<'_>, kept: &mut Kept) -> Result<(), Error> {
    fn of<T: Element>(data: &Data<'_, T>) -> Option<Erased<BufferFamily>> {
        let streams = [data.w.as_ptr() as usize];
        let mut values = Buffer::filled(T::ZERO, data.w.len(), &streams)?;
        values.copy_from_slice(data.w);
        Some(T::erase::<BufferFamily>(values))
    }
    let made = opened!(AnyData(&param.data), data => of(data));
    kept.average.values = Some(made.ok_or_else(|| Error::NoMemoryForAverage {
        parameter: param.name().to_owned(),
    })?);
    Ok(())
}

impl Optimizer {
    /// Keeps an average of the weights of every parameter that moves: one more value for each weight, brought up to date
    /// in the step's own pass. [`eval_weights`](Self::eval_weights) gives it, in place of what the rule's `eval` would make
    /// of the weights.
    ///
    /// # Errors
    /// [`Error::InvalidSetting`].
    pub fn with_average(mut self, average: Average) -> Result<Self, Error> {
        average.check()?;
        self.average = Some(average);
        Ok(self)
    }

    /// The average of a parameter's weights, and how many it is of; `None` if none were taken in yet.
    pub fn averaged(&self, parameter: &str) -> Option<(Values<'_>, u64)> {
        let average = &self.registry.kept_of(parameter)?.average;
        let values = average.values.as_ref().filter(|_| average.count > 0)?;
        let values = opened!(Erased(values), values => Values::of_slice(values));
        Some((values, average.count))
    }
}
