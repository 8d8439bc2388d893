//! [`ShardedOptimizer`]: an optimizer whose states are spread over ranks.
//!
//! Each rank has an [`Optimizer`] with the parameters that are at home with it. Everything about a step is decided by the code that
//! decides it for one process; where it needs numbers of all parameters, it asks by the trait `Together`.

mod adding;
mod ahead;
mod buckets;
mod cargo;
mod collective;
mod differences;
mod evaluation;
mod exchange;
mod homes;
mod leaving;
mod measured;
mod meeting;
mod memory;
mod owners;
mod plan;
mod reduced;
mod report;
mod step;
mod sums;
mod wire;

use std::ops::Range;

use self::ahead::Ahead;
#[cfg(feature = "checkpoint")]
pub(super) use self::buckets::cut;
#[cfg(feature = "checkpoint")]
pub(super) use self::cargo::Weights;
pub use self::collective::{Collective, OneRank};
#[cfg(feature = "checkpoint")]
pub(super) use self::differences::Intent;
#[cfg(feature = "checkpoint")]
pub(super) use self::exchange::{Course, make_room};
#[cfg(feature = "checkpoint")]
pub(super) use self::meeting::Meeting;
use self::meeting::Progress;
pub(super) use self::memory::Memory;
#[cfg(feature = "checkpoint")]
pub(super) use self::owners::cuts;
pub(super) use self::owners::{New, Owners};
pub(super) use self::sums::Gathered;
pub use self::wire::Wire;
use super::loss_scale::LossScale;
use super::{AnyRule, Optimizer};
use crate::error::Error;
use crate::tensor::state::AnyState;
use crate::value::hyper::HyperValue;

/// Bytes that a rank sends to all others in one go, if nothing else is said: 2 MiB. While so many are on their way, as many are
/// added up, and caches have both.
const BUCKET: usize = 1 << 21;

/// An [`Optimizer`] whose states are spread over ranks, processes on one machine or on many: each rank has all weights and the
/// gradient of its part of the batch, and keeps the states of some parameters (ZeRO, stage 1: Rajbhandari et al., 2020,
/// <https://arxiv.org/abs/1910.02054>).
///
/// In a [step](Self::step) each rank is sent the gradients of its parameters, adds them up, takes the step, and sends the
/// weights to all. So the states take as much memory as on one rank, divided by the number of ranks. A parameter is cut
/// where that makes ranks equal, at a multiple of 1024 weights. It stays whole under a rule that speaks of rows, columns, matrices or the
/// number of weights, or draws noise, and with an adaptive clip: each is at home with one rank then, the largest first where there is
/// least.
///
/// **Bits.** Gradients are added in a fixed tree over all micro-batches of a step, those of rank 0 first. If each rank has 1, 2, 4,
/// 8, … of them, weights and states have the same bits on any number of ranks as on one that has all micro-batches. Everything else
/// is the same in any case: norms, sums over the model and skipped steps are decided for all parameters together. On
/// [request](Self::with_gradients_in) gradients are rounded.
///
/// **Errors.** Where one rank has an error before weights are written, all have one, and nothing has changed on any. Where ranks are
/// lost behind that, weights are of two steps: every later call is [`Error::StepTorn`], and the run goes on from a checkpoint.
///
/// ```
/// use optim_runtime::{Adam, OneRank, Optimizer, Param, ShardedOptimizer};
///
/// let optimizer = Optimizer::new(Adam::default())?.with_mean_of_accumulated(true);
/// let mut optimizer = ShardedOptimizer::new(optimizer, OneRank)?;
/// let (mut w, g) = ([1.0_f32, -2.0], [0.5, 0.1]);
/// // On each rank with the gradient of its own micro-batch.
/// optimizer.step(&mut [Param::new("w", &mut w, &g)?])?;
/// # Ok::<(), optim_runtime::Error>(())
/// ```
#[derive(Debug)]
pub struct ShardedOptimizer<C> {
    /// Of the parameters that are at home here.
    pub(super) optimizer: Optimizer,
    pub(super) collective: C,
    pub(super) owners: Owners,
    pub(super) gathered: Gathered,
    pub(super) bucket: usize,
    /// As what gradients are sent.
    pub(super) wire: Wire,
    pub(super) memory: Memory,
    /// Gradients of the step to come that are on their way.
    pub(super) ahead: Ahead,
    pub(super) state: Health,
    /// In evaluation mode: names of the parameters that have their evaluation weights.
    pub(super) evaluated: Option<Vec<String>>,
}

/// Whether a step can be taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Health {
    Sound,
    /// Ranks do not hear each other.
    Lost(Error),
    /// That was so in the middle of a step.
    Torn,
}

impl Health {
    /// Behind something that ranks have done together.
    pub(super) fn after<T>(
        (progress, lost): (Progress, Option<Error>),
        done: &Result<T, Error>,
    ) -> Self {
        match (progress, lost) {
            (Progress::Agreed | Progress::Lost(true), _) if done.is_err() => Self::Torn,
            (Progress::Lost(_), Some(error)) => Self::Lost(error),
            _ => Self::Sound,
        }
    }
}

impl<C: Collective> ShardedOptimizer<C> {
    /// An optimizer of several ranks, each of which has made the same one. What it knows of parameters stays with the rank
    /// that has each at home from now on.
    ///
    /// # Errors
    /// [`Error::StepWhileEvaluating`] of one in evaluation mode; [`Error::NoMemory`] where a state is cut.
    pub fn new(mut optimizer: Optimizer, collective: C) -> Result<Self, Error> {
        if optimizer.is_evaluating() {
            return Err(Error::StepWhileEvaluating);
        }
        let mut owners = Owners::new(collective.ranks());
        let entries = optimizer.registry.entries();
        let mut known: Vec<_> = entries
            .map(|(entry, state)| {
                let meta = state.map(|state| opened!(AnyState(state), state => state.meta()));
                let cuts = owners::cuts(&optimizer, &optimizer.groups, entry.seat);
                let name = entry.name.clone();
                (
                    name,
                    entry.layout.clone(),
                    entry.dtype,
                    entry.seat,
                    meta,
                    cuts,
                )
            })
            .collect();
        // In an order that does not depend on how it came to know them.
        known.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let new = known.iter();
        let new = new.map(|(name, layout, dtype, seat, meta, cuts)| New {
            name,
            layout: layout.clone(),
            dtype: *dtype,
            seat: *seat,
            meta: *meta,
            cuts: *cuts,
        });
        owners.settle(new.collect());
        let rank = collective.rank();
        for (name, ..) in &known {
            let homes = owners.get(name).map(|it| (it.on(rank), it.homes.len()));
            match homes {
                Some((Some(_), 1)) | None => {}
                Some((None, _)) => drop(optimizer.registry.remove(name)),
                Some((Some(home), _)) => {
                    optimizer.registry.keep_segment(name, home.from..home.to)?;
                }
            }
        }
        Ok(Self {
            optimizer,
            collective,
            owners,
            gathered: Gathered::default(),
            bucket: BUCKET,
            wire: Wire::Same,
            memory: Memory::default(),
            ahead: Ahead::default(),
            state: Health::Sound,
            evaluated: None,
        })
    }

    /// Bytes that a rank sends to all others in one go, 2 MiB at first, but at least 512 KiB to each if it is as much; the same on all
    /// ranks. Counted are values in the type of their parameter.
    ///
    /// Up to four times as many are in memory while gradients or weights are on their way, and while the step writes weights 32 times as
    /// many. They stay there for the next step, as do the
    /// sums of the gradients of the parameters that are at home here, which have as many bytes as those. They are freed where that step is one
    /// of other parameters.
    #[must_use]
    pub fn with_bucket(mut self, bytes: usize) -> Self {
        self.bucket = bytes;
        self.memory.clear();
        self
    }

    /// Has gradients sent as something else than they are; the same on all ranks. Weights are sent as they are in any case.
    ///
    /// As [`Wire::Bf16`] they have half as many bytes on the way if they are `f32`, and a quarter if they are `f64`. Each rank adds up
    /// the gradients of its own micro-batches, rounds the sum, also where it stays, and sends it; these are added, as they come, in the type of
    /// the parameter. So all ranks have the same bits, whatever the buckets are and wherever a parameter is at home, but other
    /// bits than ranks of another number that have the same micro-batches: what one rank has added before it is rounded, several round each. On
    /// one rank its own sum is rounded, too.
    #[must_use]
    pub fn with_gradients_in(mut self, wire: Wire) -> Self {
        self.wire = wire;
        self.memory.clear();
        self
    }

    /// How its ranks speak with each other.
    pub fn collective(&self) -> &C {
        &self.collective
    }

    /// The same, to change how it does that between steps.
    pub fn collective_mut(&mut self) -> &mut C {
        &mut self.collective
    }

    /// Steps that were taken.
    pub fn steps(&self) -> u64 {
        self.optimizer.steps()
    }

    /// The ranks that a parameter is at home with, each with the weights of it, in their order in memory, whose states it has;
    /// nothing of one that has taken no step.
    pub fn homes_of(&self, parameter: &str) -> Vec<(usize, Range<usize>)> {
        let known = self.owners.get(parameter);
        let homes = known.map_or(&[][..], |known| &known.homes);
        homes.iter().map(|it| (it.rank, it.from..it.to)).collect()
    }

    /// Bytes of the weights whose states are on a rank.
    ///
    /// # Panics
    /// If there is no such rank.
    pub fn bytes_of(&self, rank: usize) -> u64 {
        self.owners.load(rank)
    }

    /// This rank's part: rules, and the states of the parameters that are at home here. Of a parameter that is cut it knows its own
    /// weights alone, as a vector.
    pub fn part(&self) -> &Optimizer {
        &self.optimizer
    }

    /// [`Optimizer::set_rule`], on all ranks.
    ///
    /// # Errors
    /// Those of [`Optimizer::set_rule`].
    pub fn set_rule(&mut self, rule: impl Into<AnyRule>) -> Result<(), Error> {
        self.set_group_rule(super::group::DEFAULT, rule)
    }

    /// [`Optimizer::set_group_rule`], on all ranks.
    ///
    /// # Errors
    /// Those of [`Optimizer::set_group_rule`].
    pub fn set_group_rule(&mut self, group: &str, rule: impl Into<AnyRule>) -> Result<(), Error> {
        let (index, rule) = (self.optimizer.groups.index(group)?, rule.into());
        if let Some(meta) = rule.meta() {
            self.owners.may_have(&self.optimizer, index, meta)?;
        }
        self.optimizer.set_group_rule(group, rule)?;
        for parameter in self.owners.move_out(&self.optimizer, index) {
            self.optimizer.registry.remove(&parameter);
        }
        Ok(())
    }

    /// [`Optimizer::set_hyper`], on all ranks.
    ///
    /// # Errors
    /// Those of [`Optimizer::set_hyper`].
    pub fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        self.optimizer.set_hyper(name, value)
    }

    /// [`Optimizer::set_group_hyper`], on all ranks.
    ///
    /// # Errors
    /// Those of [`Optimizer::set_group_hyper`].
    pub fn set_group_hyper(
        &mut self,
        group: &str,
        name: &str,
        value: impl Into<HyperValue>,
    ) -> Result<(), Error> {
        self.optimizer.set_group_hyper(group, name, value)
    }

    /// [`Optimizer::observe`], on all ranks with the same number.
    pub fn observe(&mut self, metric: f64) {
        self.optimizer.observe(metric);
    }

    /// [`Optimizer::set_input`], on all ranks.
    ///
    /// # Errors
    /// Those of [`Optimizer::set_input`].
    pub fn set_input(&mut self, input: &str, number: f64) -> Result<(), Error> {
        self.optimizer.set_input(input, number)
    }

    /// [`Optimizer::set_statistics`], on all ranks.
    pub fn set_statistics(&mut self, on: bool) {
        self.optimizer.set_statistics(on);
    }

    /// [`Optimizer::loss_scale`].
    pub fn loss_scale(&self) -> Option<&LossScale> {
        self.optimizer.loss_scale()
    }

    /// [`Optimizer::hyper_now`].
    ///
    /// # Errors
    /// Those of [`Optimizer::hyper_now`].
    pub fn hyper_now(&self, group: &str, hyper: impl AsRef<str>) -> Result<f64, Error> {
        self.optimizer.hyper_now(group, hyper)
    }

    /// [`Optimizer::forget`], on all ranks.
    ///
    /// # Errors
    /// [`Error::UnknownParameter`], [`Error::StepWhileEvaluating`], [`Error::GradientSent`].
    pub fn forget(&mut self, parameter: &str) -> Result<(), Error> {
        if self.is_here(parameter)? {
            self.optimizer.forget(parameter)?;
        }
        self.owners.forget(parameter);
        self.gathered.forget(parameter);
        self.memory.clear();
        Ok(())
    }

    /// [`Optimizer::reset`], on all ranks.
    ///
    /// # Errors
    /// As of [`forget`](Self::forget).
    pub fn reset(&mut self, parameter: &str) -> Result<(), Error> {
        if self.is_here(parameter)? {
            self.optimizer.reset(parameter)?;
        }
        self.owners.reset(parameter);
        self.gathered.forget(parameter);
        Ok(())
    }

    /// [`Optimizer::rename`], on all ranks.
    ///
    /// # Errors
    /// As of [`forget`](Self::forget); [`Error::NameTaken`].
    pub fn rename(&mut self, parameter: &str, to: &str) -> Result<(), Error> {
        let here = self.is_here(parameter)?;
        if parameter != to && self.owners.get(to).is_some() {
            return Err(Error::NameTaken {
                parameter: to.to_owned(),
            });
        }
        if here {
            self.optimizer.rename(parameter, to)?;
        }
        self.owners.rename(parameter, to);
        self.gathered.rename(parameter, to);
        Ok(())
    }

    /// Whether a parameter that is known is at home here.
    fn is_here(&self, parameter: &str) -> Result<bool, Error> {
        if self.evaluated.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        if self.ahead.has(parameter) {
            return Err(Error::GradientSent {
                parameter: parameter.to_owned(),
            });
        }
        match self.owners.get(parameter) {
            Some(known) => Ok(known.on(self.collective.rank()).is_some()),
            None => Err(Error::UnknownParameter {
                parameter: parameter.to_owned(),
                nearest: crate::error::nearest(parameter, self.owners.names()),
            }),
        }
    }

    fn check(&self) -> Result<(), Error> {
        if self.evaluated.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        self.check_health()
    }

    pub(super) fn check_health(&self) -> Result<(), Error> {
        match &self.state {
            Health::Sound => Ok(()),
            Health::Lost(error) => Err(error.clone()),
            Health::Torn => Err(Error::StepTorn),
        }
    }
}
