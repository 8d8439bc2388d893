//! What stands around the loops of a step on a device: gradients as rules see them, averages, what is watched.

use super::super::Optimizer;
use super::super::gradients::Sight;
use super::accelerator::{Accelerator, Job, RoomValues};
use super::sight::{Lies, OnDevice, measured, scaling_of, tool};
use super::step::{OfOptimizer, Seen, nothing_of};
use crate::device::{AnyLaunch, Launch};
use crate::error::Error;
use crate::lens::average::Share;
use crate::machine::scale::Scaling;
use crate::step::members::Member;
use crate::tensor::param::Param;
use crate::value::dtype::Dtype;
use crate::value::room::Room;
use crate::value::stage::Fold;

impl<A: Accelerator> OfOptimizer<'_, A> {
    /// Refuses a NaN or an infinity, with the guard on: the first that is found parameter by parameter, as on the host.
    pub(super) fn check_finite(&mut self) -> Result<(), A::Error> {
        let registry = &self.optimizer.registry;
        let members: Vec<_> = registry.standing().collect();
        let mut eyes = OnDevice {
            device: &mut *self.device,
            registry,
            params: self.params,
        };
        let gradients = eyes.largest(Room::Gradient)?;
        let weights = eyes.largest(Room::Weights)?;
        for (member, largest) in members.into_iter().zip(gradients.into_iter().zip(weights)) {
            let param = &self.params[member.param];
            let looked_at = [
                (Room::Gradient, "gradient", largest.0),
                (Room::Weights, "weights", largest.1),
            ];
            for (room, what, largest) in looked_at {
                if largest.is_finite() {
                    continue;
                }
                let values = self.device.download(member.kept, member.param, room)?;
                refuse(param, what, &values)?;
            }
            for input in param.inputs() {
                refuse(param, "input", &self.device.input(member.param, input)?)?;
            }
        }
        Ok(())
    }

    /// Where rules find the gradient of each parameter.
    pub(super) fn see(&mut self, sight: &Seen) -> Result<Vec<Room>, A::Error> {
        let mut rooms = vec![Room::Gradient; self.params.len()];
        let Sight::Through { lenses, .. } = sight else {
            return Ok(rooms);
        };
        let mut jobs = Vec::new();
        let registry = &self.optimizer.registry;
        for member in registry.standing() {
            let param = &self.params[member.param];
            let lies = Lies::of(param, registry.kept_at(member.kept));
            rooms[member.param] = lies.own;
            let scaling = scaling_of(lenses, member.param);
            if let Some(job) = lies.see(member, scaling, param.dtype()) {
                (self.device).make(member.kept, Room::Seen, member.len, param.dtype())?;
                rooms[member.param] = Room::Seen;
                jobs.push(job);
            }
        }
        self.run_around(jobs)?;
        Ok(rooms)
    }

    /// Runs loops that write nothing which is kept.
    pub(super) fn run_around(&mut self, jobs: Vec<Job>) -> Result<(), A::Error> {
        let jobs: Vec<_> = jobs
            .into_iter()
            .filter(|job| !job.launch.is_empty())
            .collect();
        if !jobs.is_empty() {
            self.device.run(&jobs, &mut false)?;
        }
        Ok(())
    }

    /// Has memory for averages, if the step is taken in; what it means to them.
    pub(super) fn make_averages(&mut self) -> Result<Option<Share>, A::Error> {
        let steps = self.optimizer.steps + 1;
        let Optimizer {
            average, registry, ..
        } = &mut *self.optimizer;
        let Some(average) = average else {
            return Ok(None);
        };
        let Some(share) = average.share(steps) else {
            return Ok(None);
        };
        for (_, member, kept) in registry.seated() {
            if !average.begins_anew(&kept.average) {
                continue;
            }
            let param = &self.params[member.param];
            (self.device).make(member.kept, Room::Average, member.len, param.dtype())?;
            (self.device).copy(member.kept, member.param, Room::Weights, Room::Average)?;
            kept.average.values = Some(nothing_of(param)?);
        }
        Ok(Some(share))
    }

    /// Norms of weights and gradients before the step, if it is watched.
    pub(super) fn watch(&mut self, seen: &[Room]) -> Result<Vec<[f64; 2]>, A::Error> {
        if !self.optimizer.statistics {
            return Ok(Vec::new());
        }
        let members: Vec<_> = self.optimizer.registry.standing().collect();
        let mut both = [Vec::new(), Vec::new()];
        for (which, sums) in both.iter_mut().enumerate() {
            let jobs = members.iter().map(|member| {
                let gradient = [Room::Weights, seen[member.param]][which];
                norm_of(*member, gradient, self.params[member.param].dtype())
            });
            *sums = measured(self.device, Fold::Norm, jobs.collect())?;
        }
        for member in &members {
            let dtype = self.params[member.param].dtype();
            (self.device).make(member.kept, Room::Before, member.len, dtype)?;
            (self.device).copy(member.kept, member.param, Room::Weights, Room::Before)?;
        }
        let [weights, gradients] = both;
        Ok(weights
            .into_iter()
            .zip(gradients)
            .map(|(w, g)| [w, g])
            .collect())
    }

    /// What the step has done, if it is watched.
    pub(super) fn look_behind(&mut self, watched: Vec<[f64; 2]>) -> Result<(), A::Error> {
        if !self.optimizer.statistics {
            return Ok(());
        }
        let members: Vec<_> = self.optimizer.registry.standing().collect();
        let jobs = members.iter().map(|member| {
            let launch = match self.params[member.param].dtype() {
                Dtype::F32 => AnyLaunch::from(Launch::<f32>::change(member.len)),
                Dtype::F64 => AnyLaunch::from(Launch::<f64>::change(member.len)),
            };
            tool(*member, launch, Room::Gradient, [Room::Before; 2])
        });
        let changes = measured(self.device, Fold::Norm, jobs.collect())?;
        for ((member, [w, g]), change) in members.into_iter().zip(watched).zip(changes) {
            let kept = &mut self.optimizer.registry.kept_mut()[member.kept];
            kept.watched.0 = vec![[w, g, change]];
        }
        Ok(())
    }

    /// Has averages take in the weights of the step.
    pub(super) fn take_in(&mut self, share: Option<Share>) -> Result<(), A::Error> {
        let Some(share) = share else { return Ok(()) };
        let mut jobs = Vec::new();
        for (_, member, kept) in self.optimizer.registry.seated() {
            let share = share.of(kept.average.count);
            kept.average.count += 1;
            let launch = match self.params[member.param].dtype() {
                Dtype::F32 => AnyLaunch::from(Launch::<f32>::average(share, member.len)),
                Dtype::F64 => AnyLaunch::from(Launch::<f64>::average(share, member.len)),
            };
            jobs.push(tool(member, launch, Room::Gradient, [Room::Average; 2]));
        }
        self.run_around(jobs)
    }
}

/// Refuses values that are not finite.
fn refuse(param: &Param<'_>, what: &'static str, values: &RoomValues) -> Result<(), Error> {
    let Some((index, value)) = values.first_not_finite() else {
        return Ok(());
    };
    Err(Error::NonFinite {
        parameter: param.name().to_owned(),
        what,
        index,
        value,
    })
}

fn norm_of(member: Member, gradient: Room, dtype: Dtype) -> Job {
    let none = Scaling::NONE;
    let launch = match dtype {
        Dtype::F32 => AnyLaunch::from(Launch::<f32>::measure(Fold::Norm, none, false, member.len)),
        Dtype::F64 => AnyLaunch::from(Launch::<f64>::measure(Fold::Norm, none, false, member.len)),
    };
    tool(member, launch, gradient, [Room::Gathered; 2])
}
