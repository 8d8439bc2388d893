//! The two modes of an [`Optimizer`]: its parameters hold the weights that steps are taken from, or
//! those that the model is evaluated with.

use std::collections::HashMap;

use super::Optimizer;
use crate::error::Error;
use crate::machine::matrix::workspace::copied;
use crate::step::erased::Jobs;
use crate::step::eval::run;
use crate::tensor::layout::Layout;
use crate::tensor::param::{AnyData, Param};
use crate::value::element::Element;
use crate::value::erased::{Erased, VecFamily};

/// The training weights of every parameter that has its evaluation weights, by name.
pub(crate) type Saved = HashMap<String, Copied>;

/// A parameter as it was.
#[derive(Clone, Debug)]
pub(crate) struct Copied {
    layout: Layout,
    values: Erased<VecFamily>,
}

impl Optimizer {
    /// Makes the weights of these parameters those that the model is to be evaluated with, as the
    /// rule's `eval` says, and keeps the training weights until
    /// [`train_weights`](Self::train_weights): one more copy of the weights in memory.
    ///
    /// With an [average](Self::with_average) of the weights it is that. Otherwise, a rule without `eval` is evaluated with its training weights, and so is a parameter that has
    /// taken no step yet: they stay as they are. All the same the optimizer is in evaluation mode
    /// then, so that a program is right for any rule, or wrong for all of them. Parameters that are
    /// not given keep their training weights. Parameters need no gradient here: make them by
    /// [`Param::weights`].
    ///
    /// # Errors
    /// [`Error::AlreadyEvaluating`]; [`Error::DuplicateParameter`]; [`Error::DtypeMismatch`],
    /// [`Error::ShapeChanged`] or [`Error::LayoutChanged`] for a parameter that was otherwise at its
    /// first step; [`Error::StateNotKeptYet`] if a state that is needed was switched on since the last
    /// step; [`Error::NoMemoryForEvaluation`]. Nothing has changed then.
    pub fn eval_weights(&mut self, params: &mut [Param<'_>]) -> Result<(), Error> {
        if self.saved.is_some() {
            return Err(Error::AlreadyEvaluating);
        }
        let mut saved = Saved::with_capacity(params.len());
        let mut jobs = Jobs::default();
        // Nothing is written before all have been checked.
        let mut averages = Vec::new();
        for param in params {
            let copied = Copied::of(param)?;
            let known = self.registry.get(param.name());
            if let Some((entry, _)) = known {
                entry.check(param)?;
            }
            if saved.insert(param.name().to_owned(), copied).is_some() {
                return Err(Error::DuplicateParameter {
                    parameter: param.name().to_owned(),
                });
            }
            let Some((entry, Some(state))) = known else {
                continue;
            };
            let average = self
                .registry
                .kept_of(param.name())
                .map(|kept| &kept.average);
            if let Some(average) = average.filter(|average| average.count > 0) {
                averages.push((param, average));
                continue;
            }
            if let Some(rule) = self.groups.rule(entry.seat).erased() {
                rule.evaluate(&self.exec, state, &mut param.data, &mut jobs)?;
            }
        }
        for (param, average) in averages {
            if let Some(values) = &average.values {
                opened_alike!(Erased(values), AnyData(&mut param.data), (values, data) => {
                    data.w.copy_from_slice(values);
                });
            }
        }
        for_each_dtype!(jobs, jobs => run(&self.exec, jobs));
        self.saved = Some(saved);
        Ok(())
    }

    /// Gives these parameters back the training weights that they had before
    /// [`eval_weights`](Self::eval_weights), bit by bit, and ends evaluation mode. Whatever was written
    /// to them in between is lost.
    ///
    /// # Errors
    /// [`Error::NotEvaluating`]; [`Error::NotEvaluated`] for a parameter that was not given to
    /// `eval_weights`, [`Error::NotRestored`] if one that was is missing; [`Error::DuplicateParameter`];
    /// [`Error::DtypeMismatch`], [`Error::ShapeChanged`] or [`Error::LayoutChanged`]. Nothing has changed
    /// then, and all training weights are still kept.
    pub fn train_weights(&mut self, params: &mut [Param<'_>]) -> Result<(), Error> {
        let saved = self.check_trains(params)?;
        for param in params {
            let copied = &saved[param.name()];
            opened_alike!(Erased(&copied.values), AnyData(&mut param.data), (values, data) => {
                data.w.copy_from_slice(values);
            });
        }
        self.saved = None;
        Ok(())
    }

    /// Whether these are the parameters whose training weights are kept, which are given.
    ///
    /// # Errors
    /// Those of [`train_weights`](Self::train_weights).
    pub(super) fn check_trains(&self, params: &[Param<'_>]) -> Result<&Saved, Error> {
        let Some(saved) = &self.saved else {
            return Err(Error::NotEvaluating);
        };
        let mut given = HashMap::with_capacity(params.len());
        for param in params.iter() {
            let name = param.name();
            let Some(copied) = saved.get(name) else {
                return Err(Error::NotEvaluated {
                    parameter: name.to_owned(),
                });
            };
            copied.check(param)?;
            if given.insert(name, ()).is_some() {
                return Err(Error::DuplicateParameter {
                    parameter: name.to_owned(),
                });
            }
        }
        // The first in alphabetical order, so that the message is the same every time.
        let missing = saved
            .keys()
            .filter(|name| !given.contains_key(name.as_str()));
        if let Some(parameter) = missing.min() {
            return Err(Error::NotRestored {
                parameter: parameter.clone(),
            });
        }
        Ok(saved)
    }

    /// Whether the optimizer is in evaluation mode, in which no step can be taken.
    pub fn is_evaluating(&self) -> bool {
        self.saved.is_some()
    }
}

impl Copied {
    fn of(param: &Param<'_>) -> Result<Self, Error> {
        fn of<T: Element>(w: &[T]) -> Option<Erased<VecFamily>> {
            Some(T::erase::<VecFamily>(copied(w)?))
        }
        let values = opened!(AnyData(&param.data), data => of(data.w));
        Ok(Self {
            layout: param.layout.clone(),
            values: values.ok_or_else(|| Error::NoMemoryForEvaluation {
                parameter: param.name().to_owned(),
            })?,
        })
    }

    /// Whether a parameter is what was copied.
    fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        param.is_like(&self.layout, self.values.dtype())
    }
}
