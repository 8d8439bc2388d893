//! The two modes of an [`Optimizer`]: its parameters hold the weights that steps are taken from, or
//! those that the model is evaluated with.

use crate::tensor::param::AnyData;
use crate::tensor::state::AnyState;
use crate::value::erased::{Erased, Family, ForEach, Sealed};
use std::collections::HashMap;
use std::marker::PhantomData;

use super::Optimizer;
use crate::door::rule::Rule;
use crate::error::Error;
use crate::step::eval::{Evaluation, Job, run};
use crate::tensor::layout::Layout;
use crate::tensor::param::Param;
use crate::value::element::Element;

/// The training weights of every parameter that has its evaluation weights, by name.
pub(crate) type Saved = HashMap<String, Copied>;

/// A parameter as it was.
#[derive(Clone, Debug)]
pub(crate) struct Copied {
    layout: Layout,
    values: Erased<VecFamily>,
}

/// Vectors.
#[derive(Clone, Debug)]
struct VecFamily;

impl Family for VecFamily {
    type Of<T: Element> = Vec<T>;
}

/// Tensors that are to be evaluated.
struct JobsFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for JobsFamily<'a> {
    type Of<T: Element> = Vec<Job<'a, T>>;
}

impl<R: Rule> Optimizer<R> {
    /// Makes the weights of these parameters those that the model is to be evaluated with, as the
    /// rule's `eval` says, and keeps the training weights until
    /// [`train_weights`](Self::train_weights): one more copy of the weights in memory.
    ///
    /// A rule without `eval` is evaluated with its training weights, and so is a parameter that has
    /// taken no step yet: they stay as they are. All the same the optimizer is in evaluation mode
    /// then, so that a program is right for any rule, or wrong for all of them. Parameters that are
    /// not given keep their training weights. Parameters need no gradient here: make them by
    /// [`Param::weights`].
    ///
    /// # Errors
    /// [`Error::AlreadyEvaluating`]; [`Error::DuplicateParameter`]; [`Error::DtypeMismatch`],
    /// [`Error::ShapeChanged`] or [`Error::LayoutChanged`] for a parameter that was otherwise at its
    /// first step; [`Error::StateNotKeptYet`] if a state that is needed was switched on since the last
    /// step. Nothing has changed then.
    pub fn eval_weights(&mut self, params: &mut [Param<'_>]) -> Result<(), Error> {
        if self.saved.is_some() {
            return Err(Error::AlreadyEvaluating);
        }
        let mut saved = Saved::with_capacity(params.len());
        let mut jobs = ForEach::<JobsFamily<'_>>::default();
        for param in params {
            let copied = Copied::of(param);
            let entry = self.registry.get(param.name());
            if let Some(entry) = entry {
                entry.check(param)?;
            }
            if saved.insert(param.name().to_owned(), copied).is_some() {
                return Err(Error::DuplicateParameter {
                    parameter: param.name().to_owned(),
                });
            }
            let Some(entry) = entry else { continue };
            opened_alike!(AnyState(&entry.state), AnyData(&mut param.data), (state, data) => {
                let evaluation = Evaluation::of(&self.rule, &self.exec, state)?;
                let job = evaluation.map(|evaluation| evaluation.of_weights(data.w));
                Sealed::among(&mut jobs).extend(job);
            });
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
        for param in params {
            let copied = &saved[param.name()];
            opened_alike!(Erased(&copied.values), AnyData(&mut param.data), (values, data) => {
                data.w.copy_from_slice(values);
            });
        }
        self.saved = None;
        Ok(())
    }

    /// Whether the optimizer is in evaluation mode, in which no step can be taken.
    pub fn is_evaluating(&self) -> bool {
        self.saved.is_some()
    }
}

impl Copied {
    fn of(param: &Param<'_>) -> Self {
        Self {
            layout: param.layout.clone(),
            values: opened!(AnyData(&param.data), data => Sealed::erase::<VecFamily>(data.w.to_vec())),
        }
    }

    /// Whether a parameter is what was copied.
    fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        param.is_like(&self.layout, self.values.dtype())
    }
}
