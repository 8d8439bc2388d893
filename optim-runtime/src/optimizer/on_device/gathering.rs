//! Gradients on a device that are gathered over several calls.

use super::super::registry::Beginning;
use super::super::step::check_listed;
use super::accelerator::{Accelerator, Source};
use super::sight::tool;
use super::step::nothing_of;
use super::{DeviceOptimizer, DeviceParams};
use crate::device::{AnyLaunch, Launch};
use crate::error::Error;
use crate::value::dtype::Dtype;
use crate::value::room::Room;

impl DeviceOptimizer {
    /// [`Optimizer::accumulate`](crate::Optimizer::accumulate), with the same bits.
    ///
    /// # Errors
    /// Those of [`Optimizer::accumulate`](crate::Optimizer::accumulate), and those of the device, as of
    /// [`step`](Self::step).
    pub fn accumulate<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
    ) -> Result<(), A::Error> {
        self.check()?;
        if let Some(param) = params.list.iter().find(|param| !param.has_gradient) {
            return Err(Error::NoGradient {
                parameter: param.name().to_owned(),
            }
            .into());
        }
        self.leave_steady();
        let before = self.optimizer.mark();
        let mut began = false;
        device.begin();
        let done = self.gather(params, device, &mut began);
        if done.is_err() {
            if began {
                self.torn = true;
            } else {
                self.optimizer.undo(before);
                device.undo();
            }
        }
        done
    }

    fn gather<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
        began: &mut bool,
    ) -> Result<(), A::Error> {
        let optimizer = &mut self.optimizer;
        let (groups, registry) = (&mut optimizer.groups, &mut optimizer.registry);
        let names = optimizer.names.as_deref();
        registry.find(&params.list, &mut |param, seat| {
            check_listed(names, param)?;
            let seat = seat.map_or_else(|| groups.sit(param), Ok)?;
            Ok(Beginning { seat, state: None })
        })?;
        registry.seat(|seat| groups.rule(seat).is_frozen());
        // A sum is one when all of the call has been asked for.
        let mut sums = Vec::new();
        for member in registry.standing() {
            let param = &params.list[member.param];
            device.ready(Source::Tools, param.dtype())?;
            device.make(member.kept, Room::Gathered, member.len, param.dtype())?;
            sums.push((member.kept, nothing_of(param)?));
        }
        let mut jobs = Vec::new();
        for member in registry.standing() {
            if registry.kept_at(member.kept).gathered.count == 0 {
                // What it holds is old.
                device.copy(member.kept, member.param, Room::Gradient, Room::Gathered)?;
                continue;
            }
            let launch = match params.dtype_of(member.param) {
                Dtype::F32 => AnyLaunch::from(Launch::<f32>::add(member.len)),
                Dtype::F64 => AnyLaunch::from(Launch::<f64>::add(member.len)),
            };
            if !launch.is_empty() {
                jobs.push(tool(member, launch, Room::Gradient, [Room::Gathered; 2]));
            }
        }
        if !jobs.is_empty() {
            device.run(&jobs, began)?;
        }
        for (kept, sum) in sums {
            let gathered = &mut registry.kept_mut()[kept].gathered;
            gathered.sum.get_or_insert(sum);
            gathered.count += 1;
        }
        optimizer.gradients.rounds += 1;
        Ok(())
    }
}
