//! [`DeviceOptimizer`]: an optimizer whose weights, gradients and states lie on a device.
//!
//! Everything that is decided about a step is decided by the code that decides it for the CPU: groups, schedules, clips, the
//! numbers of a step. Values lie with an [`Accelerator`], which is told what to run over which of them.

mod accelerator;
mod around;
mod evaluation;
mod gathering;
mod moves;
mod params;
mod sight;
mod steady;
mod step;

use std::collections::HashSet;

pub use self::accelerator::{Accelerator, Job, RoomValues, Source};
pub use self::params::DeviceParams;
use self::steady::Steady;
use super::loss_scale::LossScale;
use super::{AnyRule, Optimizer};
use crate::error::Error;
use crate::tensor::state::AnyState;
use crate::value::hyper::HyperValue;

/// An [`Optimizer`] whose weights, gradients and states lie on a device: rules, schedules and numbers stay with the host,
/// values with an [`Accelerator`].
///
/// It is made of an [`Optimizer`] by [`from_host`](Self::from_host), and becomes one again by [`to_host`](Self::to_host),
/// both at any time between two steps: a run that moves has the bits of one that does not.
#[derive(Debug)]
pub struct DeviceOptimizer {
    /// With states that have no values.
    optimizer: Optimizer,
    /// A step ended on its way, and values are of two steps.
    torn: bool,
    /// What is known of the list of the last step, if that may be taken again.
    steady: Option<Steady>,
    /// The list whose loops the device does not run again.
    refused: Option<u64>,
    /// In evaluation mode: the parameters that have their evaluation weights.
    evaluated: Option<HashSet<String>>,
}

impl DeviceOptimizer {
    /// Whether a step can be taken.
    fn check(&self) -> Result<(), Error> {
        if self.torn {
            return Err(Error::StepTorn);
        }
        if self.evaluated.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        Ok(())
    }

    /// Steps that it has taken.
    pub fn steps(&self) -> u64 {
        self.optimizer.steps()
    }

    /// Steps that a parameter has taken; `None` of one that has taken none.
    pub fn steps_of(&self, parameter: &str) -> Option<u64> {
        let index = self.optimizer.registry.index(parameter)?;
        let kept = self.optimizer.registry.kept_at(self.leader_of(index));
        let state = kept.state.as_ref()?;
        Some(opened!(AnyState(state), state => state.step()))
    }

    /// Names of all parameters that have taken a step, in alphabetical order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.optimizer.parameters()
    }

    /// Whether a step ended on its way: weights and states are partly those of the step before. Nothing is done with such an
    /// optimizer any more.
    pub fn is_torn(&self) -> bool {
        self.torn
    }

    /// Tells that weights or states are partly others than they were: whoever writes them on the device by itself, as in going on
    /// from a checkpoint, and ends on its way. It is [torn](Self::is_torn) from then on.
    pub fn tear(&mut self) {
        self.torn = true;
    }

    /// [`Optimizer::group_rule`].
    ///
    /// # Errors
    /// [`Error::UnknownGroup`].
    pub fn group_rule(&self, group: &str) -> Result<&AnyRule, Error> {
        self.optimizer.group_rule(group)
    }

    /// [`Optimizer::set_rule`].
    ///
    /// # Errors
    /// Those of [`Optimizer::set_rule`]; [`Error::NotOnDevice`].
    pub fn set_rule(&mut self, rule: impl Into<AnyRule>) -> Result<(), Error> {
        self.set_group_rule(super::group::DEFAULT, rule)
    }

    /// [`Optimizer::set_group_rule`].
    ///
    /// # Errors
    /// Those of [`Optimizer::set_group_rule`]; [`Error::NotOnDevice`].
    pub fn set_group_rule(&mut self, group: &str, rule: impl Into<AnyRule>) -> Result<(), Error> {
        let rule = rule.into();
        moves::check_rule(&rule)?;
        self.leave_steady();
        self.optimizer.set_group_rule(group, rule)
    }

    /// [`Optimizer::set_hyper`].
    ///
    /// # Errors
    /// Those of [`Optimizer::set_hyper`].
    pub fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        self.may_differ();
        self.optimizer.set_hyper(name, value)
    }

    /// [`Optimizer::set_group_hyper`].
    ///
    /// # Errors
    /// Those of [`Optimizer::set_group_hyper`].
    pub fn set_group_hyper(
        &mut self,
        group: &str,
        name: &str,
        value: impl Into<HyperValue>,
    ) -> Result<(), Error> {
        self.may_differ();
        self.optimizer.set_group_hyper(group, name, value)
    }

    /// [`Optimizer::hyper_now`].
    ///
    /// # Errors
    /// Those of [`Optimizer::hyper_now`].
    pub fn hyper_now(&self, group: &str, hyper: impl AsRef<str>) -> Result<f64, Error> {
        self.optimizer.hyper_now(group, hyper)
    }

    /// [`Optimizer::observe`].
    pub fn observe(&mut self, metric: f64) {
        self.optimizer.observe(metric);
    }

    /// [`Optimizer::set_input`].
    ///
    /// # Errors
    /// Those of [`Optimizer::set_input`].
    pub fn set_input(&mut self, input: &str, number: f64) -> Result<(), Error> {
        self.leave_steady();
        self.optimizer.set_input(input, number)
    }

    /// [`Optimizer::set_statistics`].
    pub fn set_statistics(&mut self, on: bool) {
        self.leave_steady();
        self.optimizer.set_statistics(on);
    }

    /// [`Optimizer::loss_scale`].
    pub fn loss_scale(&self) -> Option<&LossScale> {
        self.optimizer.loss_scale()
    }

    /// [`Optimizer::accumulated`].
    pub fn accumulated(&self, parameter: &str) -> u64 {
        self.optimizer.accumulated(parameter)
    }

    /// Whether weights are those that the model is evaluated with, and no step can be taken.
    pub fn is_evaluating(&self) -> bool {
        self.evaluated.is_some()
    }

    /// [`Optimizer::rename`].
    ///
    /// # Errors
    /// Those of [`Optimizer::rename`].
    pub fn rename(&mut self, parameter: &str, to: &str) -> Result<(), Error> {
        self.check()?;
        self.leave_steady();
        self.optimizer.rename(parameter, to)
    }
}
