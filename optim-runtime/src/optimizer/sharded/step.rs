//! A step of all ranks: gradients go to where states are, and weights come from there.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::super::statistics::Statistics;
use super::super::{Optimizer, Report};
use super::differences::Intent;
use super::meeting::Meeting;
use super::owners::{Owners, Placed};
use super::sums::{Gathered, Values, add_up, room_for};
use super::wire::{Bucket, Piece, bytes_of, cut, put, take};
use super::{Collective, Health, ShardedOptimizer};
use crate::error::Error;
use crate::tensor::param::{AnyData, Data, Param};
use crate::value::element::Element;
use crate::value::erased::Erased;

/// Buckets that are on their way at one time.
const ON_THEIR_WAY: usize = 2;

impl<C: Collective> ShardedOptimizer<C> {
    /// One step of every parameter given, which all ranks take together: each is given the same parameters in the same order, with
    /// the same weights and with the gradients of its own micro-batch, which are added up. Behind it all ranks have the same
    /// weights. The report is the same on all ranks.
    ///
    /// What a rule asks for beside the gradient is that of the rank that has the parameter at home.
    ///
    /// # Errors
    /// Those of [`Optimizer::step`], on the rank where they arise; on the others [`Error::OnRank`]. [`Error::RanksDiffer`] if ranks
    /// have other parameters, rules, hyper-parameters or settings. Nothing has changed then. [`Error::RankLost`]; if that happens
    /// behind the first weight that was written, every later call is [`Error::StepTorn`].
    pub fn step(&mut self, params: &mut [Param<'_>]) -> Result<Report, Error> {
        self.check()?;
        let Self {
            optimizer,
            collective,
            owners,
            gathered,
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
            meeting: Meeting::new(collective, over_model),
        };
        let taken = step.take(params);
        if let Err(error) = &taken {
            step.meeting.tell(error);
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
        taken
    }

    /// [`Optimizer::accumulate`]: adds the gradients of a micro-batch to those of the step to come. Nothing is said to other
    /// ranks; in the step all have accumulated as often. Sums of ever fewer micro-batches are kept, as many as the number
    /// of micro-batches has binary digits.
    ///
    /// # Errors
    /// What is wrong with a parameter; [`Error::NoGradient`]; [`Error::NoMemoryForGradients`]. Nothing was added then.
    pub fn accumulate(&mut self, params: &[Param<'_>]) -> Result<(), Error> {
        self.check()?;
        if let Some(param) = params.iter().find(|param| !param.has_gradient) {
            return Err(Error::NoGradient {
                parameter: param.name().to_owned(),
            });
        }
        let (before, known) = (self.optimizer.mark(), self.owners.len());
        let seen = self.optimizer.groups.seen();
        let placed = self.owners.place(&mut self.optimizer, params);
        // They come to know each other in the step.
        self.owners.undo(known);
        self.optimizer.undo(before);
        self.optimizer.groups.see(&seen);
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
    meeting: Meeting<'s>,
}

impl Step<'_> {
    fn take(&mut self, params: &mut [Param<'_>]) -> Result<Report, Error> {
        let steps = self.optimizer.steps;
        self.optimizer.groups.begin_step(steps)?;
        let placed = self.owners.place(self.optimizer, params)?;
        let gradients = self.gradients(params, &placed)?;
        let rank = self.meeting.rank();
        let mut sums: Vec<Option<Values>> = Vec::with_capacity(params.len());
        for (param, it) in params.iter().zip(&placed) {
            let own = it.rank == rank && !it.rests;
            let as_it_is = self.meeting.ranks() == 1 && self.gathered.count(param.name()) == 0;
            sums.push((own && !as_it_is).then(|| room_for(param)).transpose()?);
        }
        let intent = Intent {
            optimizer: self.optimizer,
            params,
            owners: self.owners,
            gradients: &gradients,
            rounds: self.rounds(params, &placed),
            bucket: self.bucket,
            what: "a step",
        };
        intent.compare(&mut self.meeting)?;
        let buckets = cut(&placed, self.meeting.ranks(), self.bucket);
        self.send_gradients(params, &placed, &buckets, &mut sums)?;
        self.count_rounds(params, &placed);
        let mut own: Vec<_> = (params.iter_mut().zip(&placed).zip(&sums))
            .filter(|((_, it), _)| it.rank == rank)
            .map(|((param, _), sum)| param.seen_with(sum.as_ref()))
            .collect();
        let mut report = self.optimizer.step_with(&mut own, &mut self.meeting)?;
        drop(own);
        drop(sums);
        if !report.skipped {
            send_weights(&mut self.meeting, params, &placed, &buckets)?;
            self.bring_together(&mut report, params, &placed)?;
        }
        Ok(report)
    }

    /// Of each parameter the gradients that this rank has for the step.
    ///
    /// # Errors
    /// [`Error::NoGradient`].
    fn gradients(&self, params: &[Param<'_>], placed: &[Placed]) -> Result<Vec<u64>, Error> {
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

    /// Sends all gradients home, where they are added up.
    fn send_gradients(
        &mut self,
        params: &[Param<'_>],
        placed: &[Placed],
        buckets: &[Vec<Bucket>],
        sums: &mut [Option<Values>],
    ) -> Result<(), Error> {
        let (rank, gathered) = (self.meeting.rank(), self.gathered);
        let rounds = buckets.iter().map(Vec::len).max().unwrap_or(0);
        let mut on_their_way = VecDeque::new();
        for round in 0..rounds + ON_THEIR_WAY {
            if round < rounds {
                let of = |to: usize| buckets[to].get(round).map_or(&[][..], Vec::as_slice);
                let own = bytes_of(of(rank), placed);
                let mut lengths = vec![own; buckets.len()];
                lengths[rank] = 0;
                let send = (0..buckets.len()).map(|to| match to == rank {
                    true => Arc::default(),
                    false => Arc::new(packed(gathered, params, of(to), bytes_of(of(to), placed))),
                });
                self.meeting.start(send.collect(), &lengths)?;
                on_their_way.push_back((round, lengths));
            }
            if round + 1 < ON_THEIR_WAY {
                continue;
            }
            let Some((done, lengths)) = on_their_way.pop_front() else {
                continue;
            };
            let came = self.meeting.finish(&lengths)?;
            let mut came: Vec<&[u8]> = came.iter().map(Vec::as_slice).collect();
            let of_rank = buckets[rank].get(done).map_or(&[][..], Vec::as_slice);
            for piece in of_rank {
                let Some(sum) = &mut sums[piece.param] else {
                    continue;
                };
                opened_alike!(Erased(sum), AnyData(&params[piece.param].data), (sum, data) => {
                    let own = own_of(gathered, &params[piece.param], data, *piece);
                    add_piece(own.into_owned(), *piece, rank, &mut came, sum);
                });
            }
        }
        Ok(())
    }

    /// Makes the report that of all ranks.
    fn bring_together(
        &mut self,
        report: &mut Report,
        params: &[Param<'_>],
        placed: &[Placed],
    ) -> Result<(), Error> {
        let places: HashMap<_, _> = (params.iter().enumerate())
            .map(|(place, param)| (param.name(), place as u64))
            .collect();
        let norms = report.statistics.iter().map(|it| {
            let [w, g, u] = [it.weight_norm, it.gradient_norm, it.update_norm].map(f64::to_bits);
            [places[it.parameter.as_str()], w, g, u]
        });
        let mut own = vec![[u64::from(report.clipped), 0, 0, 0]];
        own.extend(norms);
        let all = self.meeting.numbers(&own)?;
        let mut statistics = Vec::new();
        for of_rank in &all {
            let Some(([clipped, ..], norms)) = of_rank.split_first() else {
                continue;
            };
            report.clipped |= *clipped == 1;
            for [place, w, g, u] in norms {
                let place = usize::try_from(*place).unwrap_or(usize::MAX);
                let Some((param, it)) = params.get(place).zip(placed.get(place)) else {
                    continue;
                };
                let groups = &self.optimizer.groups;
                let of = Statistics {
                    parameter: param.name().to_owned(),
                    group: groups.list[groups.seats[it.seat].group].name.clone(),
                    weight_norm: f64::from_bits(*w),
                    gradient_norm: f64::from_bits(*g),
                    update_norm: f64::from_bits(*u),
                };
                statistics.push((place, of));
            }
        }
        statistics.sort_unstable_by_key(|(place, _)| *place);
        report.statistics = statistics.into_iter().map(|(_, of)| of).collect();
        Ok(())
    }
}

/// What this rank has of a piece: the sum over its own micro-batches.
fn own_of<'s, T: Element>(
    gathered: &'s Gathered,
    param: &Param<'_>,
    data: &'s Data<'_, T>,
    piece: Piece,
) -> Cow<'s, [T]> {
    let gradient = param.has_gradient.then_some(&*data.g);
    gathered.sum_of(param.name(), gradient, (piece.from, piece.to))
}

/// Gradients as they go to another rank.
fn packed(gathered: &Gathered, params: &[Param<'_>], bucket: &[Piece], bytes: usize) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes);
    for piece in bucket {
        let param = &params[piece.param];
        opened!(AnyData(&param.data), data => {
            put(&own_of(gathered, param, data, *piece), &mut packed);
        });
    }
    packed
}

/// Adds up what all ranks have of a piece.
fn add_piece<T: Element>(
    own: Vec<T>,
    piece: Piece,
    rank: usize,
    came: &mut [&[u8]],
    sum: &mut [T],
) {
    let len = piece.to - piece.from;
    let mut all: Vec<Vec<T>> = Vec::with_capacity(came.len());
    for (from, bytes) in came.iter_mut().enumerate() {
        if from == rank {
            all.push(Vec::new());
            continue;
        }
        let mut values = vec![T::ZERO; len];
        *bytes = take(bytes, &mut values);
        all.push(values);
    }
    all[rank] = own;
    add_up(&mut all);
    if let Some(whole) = all.last() {
        sum[piece.from..piece.to].copy_from_slice(whole);
    }
}

/// Sends the weights of all ranks' parameters to all.
pub(in crate::optimizer) fn send_weights(
    meeting: &mut Meeting<'_>,
    params: &mut [Param<'_>],
    placed: &[Placed],
    buckets: &[Vec<Bucket>],
) -> Result<(), Error> {
    let rank = meeting.rank();
    let rounds = buckets.iter().map(Vec::len).max().unwrap_or(0);
    let mut on_their_way = VecDeque::new();
    for round in 0..rounds + ON_THEIR_WAY {
        let of = |rank: usize, round: usize| {
            let buckets: &[Bucket] = &buckets[rank];
            buckets.get(round).map_or(&[][..], Vec::as_slice)
        };
        if round < rounds {
            let mut own = Vec::with_capacity(bytes_of(of(rank, round), placed));
            for piece in of(rank, round) {
                opened!(AnyData(&params[piece.param].data), data => {
                    put(&data.w[piece.from..piece.to], &mut own);
                });
            }
            let own = Arc::new(own);
            let mut send = vec![own; buckets.len()];
            send[rank] = Arc::default();
            let lengths: Vec<_> = (0..buckets.len())
                .map(|from| match from == rank {
                    true => 0,
                    false => bytes_of(of(from, round), placed),
                })
                .collect();
            meeting.start(send, &lengths)?;
            on_their_way.push_back((round, lengths));
        }
        if round + 1 < ON_THEIR_WAY {
            continue;
        }
        let Some((done, lengths)) = on_their_way.pop_front() else {
            continue;
        };
        let came = meeting.finish(&lengths)?;
        for (from, bytes) in came.iter().enumerate().filter(|(from, _)| *from != rank) {
            let mut bytes = &bytes[..];
            for piece in of(from, done) {
                opened!(AnyData(&mut params[piece.param].data), data => {
                    bytes = take(bytes, &mut data.w[piece.from..piece.to]);
                });
            }
        }
    }
    Ok(())
}
