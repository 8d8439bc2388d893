//! The two modes of an [`Optimizer`]: its parameters hold the weights that steps are taken from, or
//! those that the model is evaluated with.

use std::collections::HashMap;

use crate::element::Element;
use crate::error::Error;
use crate::eval::{Work, run};
use crate::optimizer::Optimizer;
use crate::param::{Data, Layout, Param};
use crate::rule::Rule;
use crate::state::AnyState;

/// The training weights of every parameter that has its evaluation weights, by name.
pub(crate) type Saved = HashMap<String, Copied>;

/// A parameter as it was.
#[derive(Clone, Debug)]
pub(crate) struct Copied {
    layout: Layout,
    values: CopiedValues,
}

#[derive(Clone, Debug)]
enum CopiedValues {
    F32(Vec<f32>),
    F64(Vec<f64>),
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
        let (mut f32s, mut f64s) = (Vec::new(), Vec::new());
        for param in params {
            let copied = Copied::of(param);
            let entry = self.entries.get(param.name());
            if let Some(entry) = entry {
                entry.check(param)?;
            }
            if saved.insert(param.name().to_owned(), copied).is_some() {
                return Err(Error::DuplicateParameter {
                    parameter: param.name().to_owned(),
                });
            }
            let Some(entry) = entry else { continue };
            match (&entry.state, &mut param.data) {
                (AnyState::F32(state), Data::F32 { w, .. }) => {
                    let work = Work::of(&self.rule, &self.exec, state)?;
                    f32s.extend(work.map(|work| (work, &mut **w)));
                }
                (AnyState::F64(state), Data::F64 { w, .. }) => {
                    let work = Work::of(&self.rule, &self.exec, state)?;
                    f64s.extend(work.map(|work| (work, &mut **w)));
                }
                _ => unreachable!("the parameter's type was found to be its state's"),
            }
        }
        run(&self.exec, &mut f32s);
        run(&self.exec, &mut f64s);
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
            match (&copied.values, &mut param.data) {
                (CopiedValues::F32(values), Data::F32 { w, .. }) => w.copy_from_slice(values),
                (CopiedValues::F64(values), Data::F64 { w, .. }) => w.copy_from_slice(values),
                _ => unreachable!("the parameter's type was found to be its copy's"),
            }
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
            values: match &param.data {
                Data::F32 { w, .. } => CopiedValues::F32(w.to_vec()),
                Data::F64 { w, .. } => CopiedValues::F64(w.to_vec()),
            },
        }
    }

    /// Whether a parameter is what was copied.
    fn check(&self, param: &Param<'_>) -> Result<(), Error> {
        let dtype = match self.values {
            CopiedValues::F32(_) => f32::DTYPE,
            CopiedValues::F64(_) => f64::DTYPE,
        };
        param.is_like(&self.layout, dtype)
    }
}
