//! The step of a list of parameters that stays: one tensor of each rule is looked at, its numbers are those of all, and no
//! other is touched until something else is asked for.

use super::super::registry::Registry;
use super::super::{Optimizer, Report, events};
use super::accelerator::Accelerator;
use super::{DeviceOptimizer, DeviceParams};
use crate::device::{AnyNext, key_of};
use crate::step::members::{Alike, Member};
use crate::tensor::state::AnyState;

/// What is known of a list that stays.
#[derive(Debug)]
pub(super) struct Steady {
    /// The list.
    stamp: u64,
    /// Those of each rule.
    seats: Vec<Sitting>,
    /// Whether the device has run it again, or loops may be others than those that it was asked for.
    pub(super) is_known: bool,
}

/// Parameters that took the same steps under one rule.
#[derive(Debug)]
struct Sitting {
    seat: usize,
    alike: Alike,
    /// The one that is looked at.
    first: Member,
    others: Vec<Member>,
}

impl Steady {
    /// Of a list whose step was taken as any, if nothing is done but that.
    pub(super) fn of(optimizer: &Optimizer, params: &DeviceParams) -> Option<Self> {
        if optimizer.does_more_than_rules() {
            return None;
        }
        let Optimizer {
            groups, registry, ..
        } = optimizer;
        let mut seats: Vec<Sitting> = Vec::new();
        let mut members: Vec<_> = registry.standing_at().collect();
        // Nothing is launched over an empty one, so another is looked at.
        members.sort_unstable_by_key(|(_, member)| (member.len == 0, member.kept));
        for (seat, member) in members {
            if let Some(known) = seats.iter_mut().find(|it| it.seat == seat) {
                known.others.push(member);
                continue;
            }
            let (rule, on_device) = groups.rule(seat).on_device()?;
            seats.push(Sitting {
                seat,
                alike: on_device.alike(rule)?,
                first: member,
                others: Vec::new(),
            });
        }
        let is_like = |it: &Sitting| {
            let mut others = it.others.iter();
            others.all(|other| are_alike(registry, it.first, *other))
        };
        seats.iter().all(is_like).then_some(Self {
            stamp: params.stamp(),
            seats,
            is_known: false,
        })
    }
}

/// Whether two parameters are of one type and took the same steps.
fn are_alike(registry: &Registry, a: Member, b: Member) -> bool {
    let state = |member: Member| registry.kept_at(member.kept).state.as_ref();
    match (state(a), state(b)) {
        (Some(AnyState::F32(a)), Some(AnyState::F32(b))) => a.is_where(b),
        (Some(AnyState::F64(a)), Some(AnyState::F64(b))) => a.is_where(b),
        _ => false,
    }
}

impl DeviceOptimizer {
    /// Brings all parameters to where those are that were looked at. The next step of the list may still be the last one again.
    pub(super) fn catch_up(&mut self) {
        let kept = self.optimizer.registry.kept_mut();
        for Sitting { first, others, .. } in self.steady.iter().flat_map(|it| &it.seats) {
            let Some(leader) = kept[first.kept].state.take() else {
                continue;
            };
            for other in others {
                match (&mut kept[other.kept].state, &leader) {
                    (Some(AnyState::F32(state)), AnyState::F32(leader)) => state.follow(leader),
                    (Some(AnyState::F64(state)), AnyState::F64(leader)) => state.follow(leader),
                    _ => {}
                }
            }
            kept[first.kept].state = Some(leader);
        }
    }

    /// The same, for whatever is no step of the same list: the next one is taken as any.
    pub(super) fn leave_steady(&mut self) {
        self.catch_up();
        self.steady = None;
    }

    /// Tells that loops may be others from here on: a device that does not run the last ones again will run these.
    pub(super) fn may_differ(&mut self) {
        if let Some(steady) = &mut self.steady {
            steady.is_known = true;
        }
    }

    /// Takes the next step as any, with all that it needs made anew: a device that gives back what it would run
    /// [again](Accelerator::again) says so. The step behind that may be the last one again.
    pub fn begin_anew(&mut self) {
        self.leave_steady();
    }

    /// Whether the next step of this list may be the [last one again](Accelerator::again).
    pub fn is_steady(&self, params: &DeviceParams) -> bool {
        let stamp = self.steady.as_ref().map(|steady| steady.stamp);
        stamp == Some(params.stamp()) && !self.optimizer.does_more_than_rules()
    }

    /// Steps of a parameter whose own number may be behind.
    pub(super) fn leader_of(&self, kept: usize) -> usize {
        let seats = self.steady.iter().flat_map(|steady| &steady.seats);
        let mut seats = seats.filter(|it| it.others.iter().any(|other| other.kept == kept));
        seats.next().map_or(kept, |it| it.first.kept)
    }

    /// The step of a list that stayed; nothing if it must be taken as any, and nothing has changed then.
    ///
    /// # Errors
    /// Those of the step of any.
    pub(super) fn step_again<A: Accelerator>(
        &mut self,
        params: &DeviceParams,
        device: &mut A,
    ) -> Result<Option<Report>, A::Error> {
        let Some(steady) = &mut self.steady else {
            return Ok(None);
        };
        if steady.stamp != params.stamp() || self.optimizer.does_more_than_rules() {
            return Ok(None);
        }
        let steps = self.optimizer.steps;
        let Optimizer {
            groups,
            exec,
            registry,
            given,
            ..
        } = &mut self.optimizer;
        let before = groups.steps();
        if let Err(error) = groups.begin_step(steps) {
            // What its rules were, they may be.
            groups.begin_step(before).ok();
            return Err(error.into());
        }
        let (mut began, mut refused) = (false, false);
        let (mut launches, mut marks) = (Vec::new(), Vec::new());
        let done = (|| -> Result<bool, A::Error> {
            for it in &steady.seats {
                let Some((rule, on_device)) = groups.rule(it.seat).on_device() else {
                    return Ok(false);
                };
                if on_device.alike(rule) != Some(it.alike) {
                    return Ok(false);
                }
                let param = &params.list[it.first.param];
                let Some(state) = &mut registry.kept_mut()[it.first.kept].state else {
                    return Ok(false);
                };
                on_device.prepare(rule, exec, state, param, given)?;
                let is_to_change = opened!(AnyState(&*state), state => state.is_to_change());
                if is_to_change {
                    opened!(AnyState(state), state => state.forget_changes());
                    return Ok(false);
                }
                marks.push((
                    it.first.kept,
                    opened!(AnyState(&*state), state => state.mark()),
                ));
                let mut step = on_device.begin(rule, exec, state, key_of(given, param));
                match step.next() {
                    AnyNext::Launch(launch) => launches.push((it.first.kept, launch)),
                    AnyNext::Model | AnyNext::Done => return Ok(false),
                }
            }
            let again = device.again(&launches, &mut began)?;
            refused = !again && !steady.is_known;
            steady.is_known |= again;
            Ok(again)
        })();
        if refused {
            // Nor will it be for the same list.
            self.refused = Some(params.stamp());
        }
        if !matches!(done, Ok(true)) {
            if began {
                self.torn = true;
            }
            for (kept, mark) in marks {
                if let Some(state) = &mut self.optimizer.registry.kept_mut()[kept].state {
                    opened!(AnyState(state), state => state.go_back(mark));
                }
            }
            self.optimizer.groups.begin_step(before).ok();
        }
        if !done? {
            return Ok(None);
        }
        self.optimizer.steps += 1;
        let mut report = Report::default();
        self.optimizer.end_step(&mut report);
        events::stepped(&report);
        Ok(Some(report))
    }
}

impl Optimizer {
    /// Whether more is done in a step than the loops of rules.
    fn does_more_than_rules(&self) -> bool {
        let given = &self.given;
        self.uses_tools() || self.strict || !given.numbers.is_empty() || self.groups.has_unseen
    }
}
