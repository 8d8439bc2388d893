//! Evaluation weights, which are made where states are.

use std::collections::HashSet;

use super::super::Optimizer;
use super::buckets::cut;
use super::cargo::Weights;
use super::differences::Intent;
use super::exchange::{Course, make_room};
use super::meeting::Meeting;
use super::memory::Memory;
use super::owners::Owners;
use super::wire::Wire;
use super::{Collective, Health, ShardedOptimizer};
use crate::error::Error;
use crate::step::together::Together;
use crate::tensor::param::Param;

impl<C: Collective> ShardedOptimizer<C> {
    /// [`Optimizer::eval_weights`], on all ranks with the same parameters. Each rank keeps the training weights of the parameters
    /// that are at home with it.
    ///
    /// # Errors
    /// Those of [`Optimizer::eval_weights`], and those of [`step`](Self::step); [`Error::GradientSent`].
    pub fn eval_weights(&mut self, params: &mut [Param<'_>]) -> Result<(), Error> {
        if self.evaluated.is_some() {
            return Err(Error::AlreadyEvaluating);
        }
        self.check()?;
        self.exchange(params, true)?;
        let names = params.iter().map(|param| param.name().to_owned());
        self.evaluated = Some(names.collect());
        Ok(())
    }

    /// [`Optimizer::train_weights`], on all ranks with the same parameters.
    ///
    /// # Errors
    /// Those of [`Optimizer::train_weights`], and those of [`step`](Self::step).
    pub fn train_weights(&mut self, params: &mut [Param<'_>]) -> Result<(), Error> {
        if self.evaluated.is_none() {
            return Err(Error::NotEvaluating);
        }
        self.check_health()?;
        self.exchange(params, false)?;
        self.evaluated = None;
        Ok(())
    }

    /// Whether weights are those that the model is evaluated with, and no step can be taken.
    pub fn is_evaluating(&self) -> bool {
        self.evaluated.is_some()
    }

    /// Makes these weights, each where its parameter is at home, and sends them to all.
    fn exchange(&mut self, params: &mut [Param<'_>], evaluates: bool) -> Result<(), Error> {
        let mut meeting = Meeting::new(&mut self.collective, false);
        let mut swap = Swap {
            optimizer: &mut self.optimizer,
            owners: &self.owners,
            evaluated: self.evaluated.as_deref(),
            bucket: self.bucket,
            wire: self.wire,
            memory: &mut self.memory,
            evaluates,
        };
        let done = self.ahead.nothing();
        let done = done.and_then(|()| swap.take(params, &mut meeting));
        if let Err(error) = &done {
            meeting.tell(error);
        }
        self.state = Health::after(meeting.end_of(), &done);
        done
    }
}

/// Weights of one kind that take the place of those of the other.
struct Swap<'s> {
    optimizer: &'s mut Optimizer,
    owners: &'s Owners,
    evaluated: Option<&'s [String]>,
    bucket: usize,
    wire: Wire,
    memory: &'s mut Memory,
    evaluates: bool,
}

impl Swap<'_> {
    fn take(&mut self, params: &mut [Param<'_>], meeting: &mut Meeting<'_>) -> Result<(), Error> {
        self.check(params)?;
        let rank = meeting.rank();
        let placed = self.owners.homes(params, rank);
        let buckets = cut(&placed, meeting.ranks(), self.bucket);
        make_room(self.memory, rank, &placed, &buckets)?;
        let intent = Intent {
            optimizer: self.optimizer,
            params,
            owners: self.owners,
            gradients: &vec![0; params.len()],
            rounds: 0,
            bucket: self.bucket,
            wire: self.wire,
            what: if self.evaluates {
                "evaluation weights to make"
            } else {
                "training weights to make"
            },
        };
        intent.compare(meeting)?;
        let own = params.iter_mut().zip(&placed).enumerate();
        let mut own: Vec<_> = own
            .filter_map(|(place, (param, it))| it.own(param, place, rank, None))
            .collect();
        if self.evaluates {
            self.optimizer.eval_weights(&mut own)?;
            if let Err(error) = meeting.agree() {
                self.optimizer.train_weights(&mut own)?;
                return Err(error);
            }
        } else {
            self.optimizer.check_trains(&own)?;
            meeting.agree()?;
            self.optimizer.train_weights(&mut own)?;
        }
        drop(own);
        let mut weights = Weights { params, rank };
        Course::default().run(self.memory, meeting, &placed, &buckets, &mut weights)
    }

    /// What the optimizer of one rank would find of parameters that are at home elsewhere.
    fn check(&self, params: &[Param<'_>]) -> Result<(), Error> {
        let mut given = HashSet::with_capacity(params.len());
        for param in params {
            let parameter = || param.name().to_owned();
            if !given.insert(param.name()) {
                return Err(Error::DuplicateParameter {
                    parameter: parameter(),
                });
            }
            if let Some(known) = self.owners.get(param.name()) {
                known.check(param)?;
            }
            if let Some(evaluated) = self.evaluated
                && !evaluated.iter().any(|name| name == param.name())
            {
                return Err(Error::NotEvaluated {
                    parameter: parameter(),
                });
            }
        }
        let evaluated = self.evaluated.unwrap_or_default().iter();
        let missing = evaluated.filter(|name| !given.contains(name.as_str()));
        missing.min().map_or(Ok(()), |parameter| {
            Err(Error::NotRestored {
                parameter: parameter.clone(),
            })
        })
    }
}
