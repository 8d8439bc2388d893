//! The two modes of an optimizer on a device.

use std::collections::HashSet;

use super::accelerator::{Accelerator, Job, Source};
use super::{DeviceOptimizer, DeviceParams};
use crate::error::Error;
use crate::step::members::Member;
use crate::value::room::Room;

impl DeviceOptimizer {
    /// [`Optimizer::eval_weights`](crate::Optimizer::eval_weights), with the same bits. A parameter that has taken no step
    /// stays as it is, and nothing is kept of it.
    ///
    /// # Errors
    /// Those of [`Optimizer::eval_weights`](crate::Optimizer::eval_weights), and those of the device, as of
    /// [`step`](Self::step).
    pub fn eval_weights<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
    ) -> Result<(), A::Error> {
        if self.evaluated.is_some() {
            return Err(Error::AlreadyEvaluating.into());
        }
        self.check()?;
        self.leave_steady();
        let mut began = false;
        device.begin();
        let done = self.evaluate(params, device, &mut began);
        match (done, began) {
            (Ok(evaluated), _) => {
                self.evaluated = Some(evaluated);
                Ok(())
            }
            (Err(error), true) => {
                self.torn = true;
                Err(error)
            }
            (Err(error), false) => {
                device.undo();
                Err(error)
            }
        }
    }

    fn evaluate<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
        began: &mut bool,
    ) -> Result<HashSet<String>, A::Error> {
        let optimizer = &self.optimizer;
        let (mut evaluated, mut jobs) = (HashSet::new(), Vec::new());
        let (mut averages, mut all) = (Vec::new(), Vec::new());
        for (place, param) in params.list.iter().enumerate() {
            let known = optimizer.registry.get(param.name());
            if let Some((entry, _)) = known {
                entry.check(param)?;
            }
            if !evaluated.insert(param.name().to_owned()) {
                return Err(Error::DuplicateParameter {
                    parameter: param.name().to_owned(),
                }
                .into());
            }
            let index = optimizer.registry.index(param.name());
            let Some((index, (entry, Some(state)))) = index.zip(known) else {
                continue;
            };
            let member = Member {
                param: place,
                kept: index,
                len: param.len(),
            };
            all.push((member, param.dtype()));
            if optimizer.registry.kept_at(index).average.count > 0 {
                averages.push(member);
                continue;
            }
            let rule = optimizer.groups.rule(entry.seat);
            if let Some((rule, on_device)) = rule.on_device()
                && let Some(launch) = on_device.eval(rule, state)?
            {
                device.ready(Source::Rule(rule.meta()), param.dtype())?;
                if !launch.is_empty() {
                    jobs.push(Job {
                        parameter: index,
                        place,
                        source: Source::Rule(rule.meta()),
                        launch,
                        gradient: Room::Gradient,
                        states: None,
                    });
                }
            }
        }
        for (member, dtype) in &all {
            device.make(member.kept, Room::Training, member.len, *dtype)?;
            device.copy(member.kept, member.param, Room::Weights, Room::Training)?;
        }
        for member in averages {
            device.copy(member.kept, member.param, Room::Average, Room::Weights)?;
            *began = true;
        }
        if !jobs.is_empty() {
            device.run(&jobs, began)?;
        }
        Ok(evaluated)
    }

    /// [`Optimizer::train_weights`](crate::Optimizer::train_weights).
    ///
    /// # Errors
    /// Those of [`Optimizer::train_weights`](crate::Optimizer::train_weights), and those of the device. It is in the mode of
    /// evaluation then as before, and the call can be made again.
    pub fn train_weights<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
    ) -> Result<(), A::Error> {
        if self.torn {
            return Err(Error::StepTorn.into());
        }
        let Some(evaluated) = &self.evaluated else {
            return Err(Error::NotEvaluating.into());
        };
        let registry = &self.optimizer.registry;
        let (mut given, mut all) = (HashSet::new(), Vec::new());
        for (place, param) in params.list.iter().enumerate() {
            let parameter = || param.name().to_owned();
            if !evaluated.contains(param.name()) {
                return Err(Error::NotEvaluated {
                    parameter: parameter(),
                }
                .into());
            }
            if !given.insert(param.name()) {
                return Err(Error::DuplicateParameter {
                    parameter: parameter(),
                }
                .into());
            }
            let index = registry.index(param.name());
            if let Some((index, (entry, Some(_)))) = index.zip(registry.get(param.name())) {
                entry.check(param)?;
                all.push((index, place));
            }
        }
        let missing = evaluated
            .iter()
            .filter(|name| !given.contains(name.as_str()));
        if let Some(parameter) = missing.min() {
            return Err(Error::NotRestored {
                parameter: parameter.clone(),
            }
            .into());
        }
        // They stay where they lie until all are copied, so whoever is refused may ask again.
        for (index, place) in &all {
            device.copy(*index, *place, Room::Training, Room::Weights)?;
        }
        for (index, _) in all {
            device.free(index, Room::Training);
        }
        self.evaluated = None;
        Ok(())
    }
}
