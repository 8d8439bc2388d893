//! [`Optimizer`]: many named parameters, their state, and a step that is all or nothing.
//!
//! Groups of parameters with rules of their own will stand here, between an entry of the registry and its
//! rule: entry, group, rule. A plan is made with the rule of its tensor and keeps nothing of another.

mod evaluation;
#[allow(unsafe_code, reason = "many of a list at once, by distinct positions")]
mod registry;

use self::evaluation::Saved;
use self::registry::Registry;
use crate::door::rule::Rule;
use crate::error::Error;
use crate::machine::exec::Exec;
use crate::step::{self, OneOfEach, Tensor, TensorFamily};
use crate::tensor::param::{AnyData, Data, Param};
use crate::tensor::state::AnyState;
use crate::tensor::view::StateView;
use crate::value::element::Element;
use crate::value::erased::Sealed;
use crate::value::hyper::HyperValue;

/// A rule, and the state of every parameter that has taken a step under it.
///
/// ```
/// use optim_runtime::{Adam, Optimizer, Param};
///
/// let mut weights = vec![1.0_f32, -2.0, 3.0];
/// let gradient = [0.5_f32, 0.0, -0.5];
///
/// let mut optimizer = Optimizer::new(Adam::default().with_lr(0.1))?;
/// optimizer.step(&mut [Param::new("bias", &mut weights, &gradient)?])?;
///
/// assert!((weights[0] - 0.9).abs() < 1e-6);
/// assert_eq!(weights[1], -2.0);
/// assert_eq!(optimizer.state("bias")?.step(), 1);
/// # Ok::<(), optim_runtime::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Optimizer<R> {
    pub(crate) rule: R,
    pub(crate) exec: Exec,
    guard: bool,
    pub(crate) registry: Registry,
    /// In evaluation mode: see `evaluation`.
    pub(crate) saved: Option<Saved>,
}

impl<R: Rule> Optimizer<R> {
    /// An optimizer without state.
    ///
    /// # Errors
    /// [`Error::OutsideDomain`] or [`Error::Requirement`] if a hyper-parameter may not be so.
    pub fn new(rule: R) -> Result<Self, Error> {
        rule.validate()?;
        Ok(Self {
            rule,
            exec: Exec::default(),
            guard: false,
            registry: Registry::default(),
            saved: None,
        })
    }

    /// Chooses how steps are run.
    #[must_use]
    pub fn with_exec(mut self, exec: Exec) -> Self {
        self.exec = exec;
        self
    }

    /// Runs large steps on this pool instead of rayon's global one.
    #[cfg(feature = "rayon")]
    #[must_use]
    pub fn with_pool(mut self, pool: std::sync::Arc<rayon::ThreadPool>) -> Self {
        self.exec = self.exec.with_pool(pool);
        self
    }

    /// With the guard on, each step first reads all gradients and weights and refuses a NaN or an
    /// infinity. It is off at first.
    #[must_use]
    pub fn with_guard(mut self, on: bool) -> Self {
        self.guard = on;
        self
    }

    /// The rule with its present hyper-parameters.
    pub fn rule(&self) -> &R {
        &self.rule
    }

    /// Changes hyper-parameters between steps; all state is kept.
    ///
    /// # Errors
    /// Those of [`Rule::validate`]; the old rule stays then.
    pub fn set_rule(&mut self, rule: R) -> Result<(), Error> {
        rule.validate()?;
        self.rule = rule;
        Ok(())
    }

    /// Changes one hyper-parameter by name.
    ///
    /// # Errors
    /// Those of [`Rule::set_hyper`]; the old value stays then.
    pub fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        self.rule.set_hyper(name, value)
    }

    /// One step of every parameter given. Others rest: their state waits for them.
    ///
    /// # Errors
    /// [`Error::StepWhileEvaluating`] in evaluation mode; [`Error::NoGradient`] for a parameter without;
    /// [`Error::DuplicateParameter`]; [`Error::DtypeMismatch`], [`Error::ShapeChanged`] or
    /// [`Error::LayoutChanged`] for a parameter that was otherwise at its first step;
    /// [`Error::NonFinite`] with the guard on; for a rule that looks at axes [`Error::ShapeUnsaid`],
    /// [`Error::NoRows`] for a parameter whose order of axes has no rows, and
    /// [`Error::BatchOfMatrices`]; [`Error::NoMemory`] and
    /// [`Error::InitialOutOfRange`] for a state; [`Error::NumberOutOfRange`]. Every parameter is checked before the first weight
    /// is written, so on an error nothing has changed.
    pub fn step(&mut self, params: &mut [Param<'_>]) -> Result<(), Error> {
        if self.saved.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        if let Some(param) = params.iter().find(|param| !param.has_gradient) {
            return Err(Error::NoGradient {
                parameter: param.name().to_owned(),
            });
        }
        if self.guard {
            for param in params.iter() {
                opened!(AnyData(&param.data), data => check_finite(param.name(), data.w, &data.g)?);
            }
        }
        let weights = |param: &Param<'_>| param.len().saturating_mul(param.dtype().size());
        let weights = params.iter().map(weights).fold(0, usize::saturating_add);
        let mut batches = OneOfEach::default();
        let states = (self.registry).of(&self.rule, &self.exec, params, &mut batches)?;
        let tensors = params.iter_mut().zip(states).map(|(param, state)| {
            opened_alike!(AnyData(&mut param.data), AnyState(state), (Data { w, g }, state) => {
                Sealed::erase::<TensorFamily<'_>>(Tensor { w, g, state })
            })
        });
        let bytes = step::most_bytes::<R>(weights);
        step::run(&self.rule, &self.exec, bytes, batches, tensors);
        Ok(())
    }

    /// State of a parameter.
    ///
    /// # Errors
    /// [`Error::UnknownParameter`] if no parameter of that name has taken a step.
    pub fn state(&self, parameter: &str) -> Result<StateView<'_>, Error> {
        match self.registry.get(parameter) {
            Some(entry) => Ok(StateView {
                parameter: &entry.name,
                state: &entry.state,
            }),
            None => Err(Error::UnknownParameter {
                parameter: parameter.to_owned(),
                nearest: nearest(parameter, self.parameters()),
            }),
        }
    }

    /// Names of all parameters that have taken a step, in alphabetical order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<_> = self.registry.names().collect();
        names.sort_unstable();
        names.into_iter()
    }
}

fn check_finite<T: Element>(parameter: &str, w: &[T], g: &[T]) -> Result<(), Error> {
    for (what, values) in [("gradient", g), ("weights", w)] {
        if let Some(index) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::NonFinite {
                parameter: parameter.to_owned(),
                what,
                index,
                value: values[index].to_f64(),
            });
        }
    }
    Ok(())
}

/// The known name that a misspelled one is nearest to; none if it differs in more than a third of its letters.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let limit = name.chars().count().div_ceil(3);
    known
        .map(|other| (strsim::osa_distance(name, other), other))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, other)| other.to_owned())
}
