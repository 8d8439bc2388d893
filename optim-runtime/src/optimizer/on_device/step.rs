//! A step on a device: what is looked at and made before it, and its loops.

use std::mem::take;

use smallvec::SmallVec;

use super::super::gradients::Sight;
use super::super::step::begin_under;
use super::super::{Optimizer, Report, events, statistics};
use super::accelerator::{Accelerator, Job, Source};
use super::sight::OnDevice;
use super::steady::Steady;
use super::{DeviceOptimizer, DeviceParams};
use crate::device::{AnyNext, AnyStart, Going, ModelSums, key_of};
use crate::error::Error;
use crate::machine::scale::Scaling;
use crate::step::members::Member;
use crate::tensor::kept::{AnyBuffer, BufferFamily};
use crate::tensor::memory::Buffer;
use crate::tensor::param::Param;
use crate::tensor::state::{AnyState, StateFamily, TensorState};
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::room::Room;

/// How gradients of a step are seen.
pub(super) type Seen = Sight<Vec<Scaling<f64>>>;

impl DeviceOptimizer {
    /// One step of every parameter given, as [`Optimizer::step`] takes it, with the same bits.
    ///
    /// # Errors
    /// Those of [`Optimizer::step`], [`Error::NotOnDevice`], and those of the device. On an error nothing has changed, but for
    /// one: if a loop that was to change weights or states could not be run behind others that had begun, values are of two
    /// steps, and from then on every call is [`Error::StepTorn`].
    pub fn step<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
    ) -> Result<Report, A::Error> {
        self.check()?;
        if let Some(report) = self.step_again(params, device)? {
            return Ok(report);
        }
        self.leave_steady();
        let optimizer = &mut self.optimizer;
        let (before, steps) = (optimizer.mark(), optimizer.groups.steps());
        let mut report = Report::default();
        let mut began = false;
        device.begin();
        let checked = optimizer.check_inputs(&params.list);
        let taken = checked.map_err(A::Error::from).and_then(|()| {
            let mut step = OfOptimizer {
                optimizer,
                params: &params.list,
                device,
                began: &mut began,
            };
            step.take(&mut report)
        });
        if began && taken.is_err() {
            self.torn = true;
        } else if taken.is_err() || report.skipped {
            let optimizer = &mut self.optimizer;
            optimizer.undo(before);
            optimizer.groups.begin_step(steps).ok();
            for kept in optimizer.registry.kept_mut() {
                if kept.average.count == 0 {
                    kept.average.values = None;
                }
            }
            device.undo();
        }
        taken?;
        self.optimizer.given.numbers.clear();
        if !report.skipped && self.refused != Some(params.stamp()) {
            self.steady = Steady::of(&self.optimizer, params);
        }
        events::stepped(&report);
        Ok(report)
    }
}

/// A step that is being taken.
pub(super) struct OfOptimizer<'s, A> {
    pub(super) optimizer: &'s mut Optimizer,
    pub(super) params: &'s [Param<'static>],
    pub(super) device: &'s mut A,
    began: &'s mut bool,
}

impl<A: Accelerator> OfOptimizer<'_, A> {
    fn take(&mut self, report: &mut Report) -> Result<(), A::Error> {
        self.find()?;
        let Optimizer {
            registry,
            gradients,
            ..
        } = &*self.optimizer;
        let mut eyes = OnDevice {
            device: &mut *self.device,
            registry,
            params: self.params,
        };
        let sight: Seen = gradients.look(&mut eyes, registry, self.params)?;
        if let Sight::Skipped = sight {
            report.skipped = true;
        } else {
            self.move_weights(&sight)?;
            self.optimizer.steps += 1;
            if self.optimizer.statistics {
                let Optimizer {
                    groups, registry, ..
                } = &*self.optimizer;
                report.statistics = statistics::of_step(groups, registry, self.params).into();
            }
        }
        if let Sight::Through { norm, clipped, .. } = sight {
            report.gradient_norm = norm;
            report.clipped = clipped;
        }
        self.optimizer.end_step(report);
        Ok(())
    }

    /// Finds the parameters, and has what is needed to look at their gradients.
    fn find(&mut self) -> Result<(), A::Error> {
        let optimizer = &mut *self.optimizer;
        let steps = optimizer.steps;
        let Optimizer {
            groups,
            registry,
            names,
            ..
        } = &mut *optimizer;
        groups.begin_step(steps)?;
        let have_gradients = registry.find(self.params, &mut |param, seat| {
            let mut beginning = begin_under(groups, names.as_deref(), param, seat)?;
            if let Some(state) = &mut beginning.state {
                *state = hollow(state)?;
            }
            Ok(beginning)
        })?;
        registry.seat(|seat| groups.rule(seat).is_frozen());
        for (_, param, kept) in registry.moved(self.params) {
            if !have_gradients && !param.has_gradient && kept.gathered.get().is_none() {
                return Err(Error::NoGradient {
                    parameter: param.name().to_owned(),
                }
                .into());
            }
        }
        let uses_tools = optimizer.uses_tools();
        let Optimizer {
            groups, registry, ..
        } = &*optimizer;
        let mut ready: SmallVec<[(usize, Dtype); 2]> = SmallVec::new();
        for (seat, member) in registry.standing_at() {
            let dtype = self.params[member.param].dtype();
            let Some(meta) = groups.rule(seat).meta() else {
                continue;
            };
            if ready.contains(&(seat, dtype)) {
                continue;
            }
            meta.device()?;
            self.device.ready(Source::Rule(meta), dtype)?;
            if uses_tools {
                self.device.ready(Source::Tools, dtype)?;
            }
            ready.push((seat, dtype));
        }
        if optimizer.guard {
            self.check_finite()?;
        }
        if self.optimizer.strict {
            self.optimizer.groups.check_all_matched()?;
        }
        Ok(())
    }

    /// Makes what the step needs, and runs its loops.
    fn move_weights(&mut self, sight: &Seen) -> Result<(), A::Error> {
        let seen = self.see(sight)?;
        let share = self.make_averages()?;
        let watched = self.watch(&seen)?;
        self.prepare(&seen)?;
        self.run(&seen)?;
        self.take_in(share)?;
        self.look_behind(watched)
    }

    /// Does all that can fail before a step is counted, and makes the states that it needs.
    fn prepare(&mut self, seen: &[Room]) -> Result<(), A::Error> {
        let Optimizer {
            groups,
            exec,
            registry,
            given,
            ..
        } = &mut *self.optimizer;
        let mut fills = Vec::new();
        for (seat, member, kept) in registry.seated() {
            let param = &self.params[member.param];
            let Some(((rule, on_device), state)) =
                groups.rule(seat).on_device().zip(kept.state.as_mut())
            else {
                continue;
            };
            for made in on_device.prepare(rule, exec, state, param, given)? {
                let room = Room::State(made.state);
                (self.device).make(member.kept, room, made.len, param.dtype())?;
                match made.start {
                    AnyStart::Value(value) => self.device.fill(member.kept, room, value)?,
                    AnyStart::Launch(launch) => fills.push(Job {
                        parameter: member.kept,
                        place: member.param,
                        source: Source::Rule(rule.meta()),
                        launch,
                        gradient: seen[member.param],
                        states: None,
                    }),
                }
            }
        }
        self.run_around(fills)
    }

    /// Counts the step and runs the rules' loops.
    fn run(&mut self, seen: &[Room]) -> Result<(), A::Error> {
        let Optimizer {
            groups,
            exec,
            registry,
            given,
            ..
        } = &mut *self.optimizer;
        let mut marks = Vec::new();
        let done = {
            let mut going: Vec<OnItsWay<'_>> = Vec::new();
            for (seat, member, kept) in registry.seated() {
                let param = &self.params[member.param];
                let Some(((rule, on_device), state)) =
                    groups.rule(seat).on_device().zip(kept.state.as_mut())
                else {
                    continue;
                };
                marks.push((
                    member.kept,
                    opened!(AnyState(&*state), state => state.mark()),
                ));
                going.push(OnItsWay {
                    member,
                    source: Source::Rule(rule.meta()),
                    step: on_device.begin(rule, exec, state, key_of(given, param)),
                    is_done: false,
                });
            }
            finish(&mut going, seen, self.device, self.began)
        };
        if done.is_err() && !*self.began {
            for (kept, mark) in marks {
                if let Some(state) = &mut registry.kept_mut()[kept].state {
                    opened!(AnyState(state), state => state.go_back(mark));
                }
            }
        }
        done
    }
}

/// A tensor on its way through a step.
struct OnItsWay<'s> {
    member: Member,
    source: Source,
    step: Box<dyn Going + 's>,
    is_done: bool,
}

/// Runs loops until none is left.
fn finish<A: Accelerator>(
    going: &mut [OnItsWay<'_>],
    seen: &[Room],
    device: &mut A,
    began: &mut bool,
) -> Result<(), A::Error> {
    loop {
        let (mut jobs, mut whose) = (Vec::new(), Vec::new());
        let mut waits = false;
        for (at, it) in going.iter_mut().enumerate().filter(|(_, it)| !it.is_done) {
            match it.step.next() {
                AnyNext::Launch(launch) => {
                    jobs.push(Job {
                        parameter: it.member.kept,
                        place: it.member.param,
                        source: it.source,
                        launch,
                        gradient: seen[it.member.param],
                        states: None,
                    });
                    whose.push(at);
                }
                AnyNext::Model => waits = true,
                AnyNext::Done => it.is_done = true,
            }
        }
        if !jobs.is_empty() {
            let sums = device.run(&jobs, began)?;
            let mut sums = &sums[..];
            for (job, at) in jobs.iter().zip(whose) {
                let trees = job.launch.trees().len().min(sums.len());
                let (own, others) = take(&mut sums).split_at(trees);
                going[at].step.give(own);
                sums = others;
            }
        } else if waits {
            let mut sums = ModelSums::default();
            going.iter().for_each(|it| it.step.contribute(&mut sums));
            going.iter_mut().for_each(|it| it.step.receive(&sums));
        } else {
            return Ok(());
        }
    }
}

/// A state without its values.
pub(super) fn hollow(state: &AnyState) -> Result<AnyState, Error> {
    fn of<T: Element>(state: &TensorState<T>) -> Result<AnyState, Error> {
        state.hollow().map(T::erase::<StateFamily>)
    }
    opened!(AnyState(state), state => of(state))
}

/// What stands on the host for values of a parameter that lie on a device.
pub(super) fn nothing_of(param: &Param<'_>) -> Result<AnyBuffer, Error> {
    fn of<T: Element>(param: &Param<'_>) -> Result<AnyBuffer, Error> {
        let buffer = Buffer::filled(T::ZERO, 0, &[]);
        let buffer = buffer.ok_or_else(|| Error::NoMemoryForAverage {
            parameter: param.name().to_owned(),
        })?;
        Ok(T::erase::<BufferFamily>(buffer))
    }
    match param.dtype() {
        Dtype::F32 => of::<f32>(param),
        Dtype::F64 => of::<f64>(param),
    }
}

impl Optimizer {
    /// Whether a step runs loops that are no rule's.
    pub(super) fn uses_tools(&self) -> bool {
        self.guard || self.statistics || self.average.is_some() || self.gradients.is_something()
    }
}
