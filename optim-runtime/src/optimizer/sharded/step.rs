//! A step of all ranks: what is looked at, and in which order, before and behind the step of each rank's part.

use std::sync::Arc;

use super::super::{Optimizer, Report, events};
use super::ahead::Ahead;
use super::buckets::{cut_as_written, cut_backward};
use super::cargo::{Gradients, Weights};
use super::differences::Intent;
use super::exchange::make_room;
use super::leaving::Leaving;
use super::meeting::{Meeting, Progress};
use super::memory::Memory;
use super::owners::{Owners, Placed};
use super::plan::Plan;
use super::sums::{Gathered, Sum, room_in};
use super::wire::Wire;
use super::{Collective, Health, ShardedOptimizer};
use crate::error::Error;
use crate::tensor::param::Param;

impl<C: Collective> ShardedOptimizer<C> {
    /// One step of every parameter given, which all ranks take together: each is given the same parameters in the same order, with
    /// the same weights and with the gradients of its own micro-batch, which are added up. Behind it all ranks have the same
    /// weights. The report is the same on all ranks.
    ///
    /// What a rule asks for beside the gradient is that of the rank that has the parameter at home.
    ///
    /// # Errors
    /// Those of [`Optimizer::step`], on the rank where they arise; on the others [`Error::OnRank`]. [`Error::RanksDiffer`] if ranks
    /// have other parameters, rules, hyper-parameters or settings. [`Error::NoMemoryForBuckets`]. Nothing has changed then. [`Error::RankLost`]; if that happens
    /// behind the first weight that was written, every later call is [`Error::StepTorn`].
    pub fn step(&mut self, params: &mut [Param<'_>]) -> Result<Report, Error> {
        self.check()?;
        let Self {
            optimizer,
            collective,
            owners,
            gathered,
            memory,
            ahead,
            ..
        } = self;
        let (before, known, steps) = (optimizer.mark(), owners.len(), optimizer.groups.steps());
        let (rounds, seen) = (optimizer.gradients.rounds, optimizer.groups.seen());
        let over_model = optimizer.groups.list.iter();
        let over_model = over_model.filter_map(|group| group.rule.meta());
        let over_model = over_model.into_iter().any(|meta| meta.over_model);
        let mut step = Step {
            optimizer,
            owners,
            gathered,
            bucket: self.bucket,
            wire: self.wire,
            memory,
            meeting: Meeting::new(collective, over_model).ahead(ahead.number()),
            ahead,
        };
        let taken = step.take(params);
        if let Err(error) = &taken {
            step.meeting.tell(error);
            step.call_back();
        }
        let state = Health::after(step.meeting.end_of(), &taken);
        if taken.is_err() {
            optimizer.gradients.rounds = rounds;
        }
        if !taken.as_ref().is_ok_and(|report| !report.skipped) {
            owners.undo(known);
            optimizer.undo(before);
            optimizer.groups.begin_step(steps).ok();
            optimizer.groups.see(&seen);
        }
        if taken.is_ok() {
            gathered.clear();
            owners.note(optimizer, params);
        }
        self.state = state;
        if let Ok(report) = &taken {
            events::stepped(report);
        }
        taken
    }

    /// [`Optimizer::accumulate`]: adds the gradients of a micro-batch to those of the step to come. Nothing is said to other
    /// ranks; in the step all have accumulated as often. Sums of ever fewer micro-batches are kept, as many as the number
    /// of micro-batches has binary digits.
    ///
    /// # Errors
    /// What is wrong with a parameter; [`Error::NoGradient`]; [`Error::NoMemoryForGradients`]; [`Error::GradientSent`]. Nothing was
    /// added then.
    pub fn accumulate(&mut self, params: &[Param<'_>]) -> Result<(), Error> {
        self.check()?;
        if let Some(param) = params.iter().find(|param| self.ahead.has(param.name())) {
            return Err(Error::GradientSent {
                parameter: param.name().to_owned(),
            });
        }
        if let Some(param) = params.iter().find(|param| !param.has_gradient) {
            return Err(Error::NoGradient {
                parameter: param.name().to_owned(),
            });
        }
        let (before, known) = (self.optimizer.mark(), self.owners.len());
        let seen = self.optimizer.groups.seen();
        let placed = self.owners.place(&mut self.optimizer, params);
        // They come to know each other in the step. Where none is new, nothing has changed.
        if placed.is_err() || self.owners.len() > known {
            self.owners.undo(known);
            self.optimizer.undo(before);
            self.optimizer.groups.see(&seen);
        }
        let moved: Vec<_> = (params.iter().zip(placed?))
            .filter(|(_, it)| !it.rests)
            .map(|(param, _)| param)
            .collect();
        moved
            .iter()
            .try_for_each(|param| self.gathered.check(param))?;
        self.gathered.add(&moved)
    }

    /// How many gradients of this parameter were [accumulated](Self::accumulate) here for the step to come.
    pub fn accumulated(&self, parameter: &str) -> u64 {
        self.gathered.count(parameter)
    }
}

/// A step that is being taken.
struct Step<'s> {
    optimizer: &'s mut Optimizer,
    owners: &'s mut Owners,
    gathered: &'s Gathered,
    bucket: usize,
    wire: Wire,
    memory: &'s mut Memory,
    ahead: &'s mut Ahead,
    meeting: Meeting<'s>,
}

impl Step<'_> {
    fn take(&mut self, params: &mut [Param<'_>]) -> Result<Report, Error> {
        let steps = self.optimizer.steps;
        self.optimizer.groups.begin_step(steps)?;
        let placed = self.owners.place(self.optimizer, params)?;
        let groups = &self.optimizer.groups;
        let mut in_segments = placed.iter().filter(|it| it.homes.len() > 1);
        self.meeting.reduces |= in_segments.any(|it| {
            let rule = groups.rule(it.seat).erased();
            rule.is_some_and(|rule| rule.asks().reduces)
        });
        let gradients = self.gradients(params, &placed)?;
        let rank = self.meeting.rank();
        let how = (self.bucket, self.wire);
        let planned = self.ahead.plan_of(params, &placed, how);
        let mut sums: Vec<Option<Sum>> = Vec::with_capacity(params.len());
        for (place, (param, it)) in params.iter().zip(&placed).enumerate() {
            let begun = planned.as_ref().and_then(|_| self.ahead.sum(place));
            if let Some(sum) = begun {
                sums.push(Some(sum));
                continue;
            }
            let as_it_is = self.meeting.ranks() == 1
                && self.gathered.count(param.name()) == 0
                && self.wire == Wire::Same;
            let own = it.on(rank).filter(|_| !it.rests && !as_it_is);
            let room = own.map(|home| room_in(self.memory, param, home));
            sums.push(room.transpose()?);
        }
        let cut = match &planned {
            Some(_) => Vec::new(),
            None => cut_backward(&placed, self.meeting.ranks(), self.bucket),
        };
        let buckets = planned.as_ref().map_or(&cut, |plan| &plan.buckets);
        make_room(self.memory, rank, &placed, buckets)?;
        let intent = Intent {
            optimizer: self.optimizer,
            params,
            owners: self.owners,
            gradients: &gradients,
            rounds: self.rounds(params, &placed),
            bucket: self.bucket,
            wire: self.wire,
            what: "a step",
        };
        intent.compare(&mut self.meeting)?;
        if planned.is_none() {
            self.ahead.drain(self.memory, &mut self.meeting)?;
        }
        let (course, packed) = (&mut self.ahead.course, &mut self.ahead.packed);
        let mut gradients = Gradients {
            params,
            gathered: self.gathered,
            sums: &mut sums,
            rank,
            wire: self.wire,
            packed,
        };
        let meeting = &mut self.meeting;
        course.run(self.memory, meeting, &placed, buckets, &mut gradients)?;
        self.count_rounds(params, &placed);
        let weights = cut_as_written(
            &placed,
            &self.optimizer.groups,
            self.meeting.ranks(),
            self.bucket,
        );
        let (mut own, mut places, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
        for (place, ((param, it), sum)) in params.iter_mut().zip(&placed).zip(&sums).enumerate() {
            let sum = sum.as_ref().map(|sum| &sum.values);
            let (here, rest) = it.parts(param, place, rank, sum);
            if let Some(here) = here {
                own.push(here);
                places.push(place);
            }
            elsewhere.push(rest);
        }
        let speaking = (&mut self.meeting, &mut *self.memory);
        let mut leaving = Leaving::new(
            speaking,
            &placed,
            (&weights, self.bucket),
            &places,
            elsewhere,
        );
        let mut report = self.optimizer.step_with(&mut own, &mut leaving)?;
        let mut course = leaving.end();
        drop(own);
        self.memory.keep_sums(sums);
        if !report.skipped {
            let mut cargo = Weights { params, rank };
            let meeting = &mut self.meeting;
            course.run(self.memory, meeting, &placed, &weights, &mut cargo)?;
            super::report::bring_together(&mut report, meeting, self.optimizer, (params, &placed))?;
        }
        let next = (self.meeting.farthest.0 > 0)
            .then(|| planned.unwrap_or_else(|| Arc::new(Plan::new(params, placed, cut, how))));
        self.ahead.end(self.memory, next);
        Ok(report)
    }

    /// Ends what has gone ahead of a step that is not taken. Where ranks are lost, it stays with the collective.
    fn call_back(&mut self) {
        let drained = match self.meeting.end_of() {
            (Progress::Ended, None) => self.ahead.drain(self.memory, &mut self.meeting).is_ok(),
            _ => false,
        };
        if !drained {
            self.ahead.clear(self.memory);
        }
    }

    /// Of each parameter the gradients that this rank has for the step.
    ///
    /// # Errors
    /// [`Error::NoGradient`].
    fn gradients(&self, params: &[Param<'_>], placed: &[Placed]) -> Result<Vec<u64>, Error> {
        self.ahead.check_step(params)?;
        let each = params.iter().zip(placed).map(|(param, it)| {
            self.gathered.check(param)?;
            let count = self.gathered.count(param.name()) + u64::from(param.has_gradient);
            match count {
                0 if !it.rests => Err(Error::NoGradient {
                    parameter: param.name().to_owned(),
                }),
                _ if it.rests => Ok(0),
                count => Ok(count),
            }
        });
        each.collect()
    }

    /// Micro-batches that this rank has for the step.
    fn rounds(&self, params: &[Param<'_>], placed: &[Placed]) -> u64 {
        let mut moved = params.iter().zip(placed).filter(|(_, it)| !it.rests);
        let own = moved.any(|(param, _)| param.has_gradient);
        self.gathered.rounds + u64::from(own)
    }

    /// Has the mean taken of all micro-batches of all ranks, and of those that one process had before.
    fn count_rounds(&mut self, params: &[Param<'_>], placed: &[Placed]) {
        let ranks = self.meeting.ranks() as u64;
        let all = self.rounds(params, placed).saturating_mul(ranks);
        // One of them is that of the step itself.
        let rounds = &mut self.optimizer.gradients.rounds;
        *rounds = rounds.saturating_add(all.saturating_sub(1));
    }
}
