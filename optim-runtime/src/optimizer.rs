//! [`Optimizer`]: many named parameters, their state, and a step that is all or nothing.

use crate::element::Element;
use crate::entries::{Entries, States};
use crate::error::Error;
use crate::evaluation::Saved;
use crate::exec::Exec;
use crate::hyper::HyperValue;
use crate::parallel::{Step, drive};
use crate::param::{Data, Param};
use crate::rule::Rule;
use crate::state::{AnyState, StateValue, TensorState};

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
    pub(crate) entries: Entries,
    /// In evaluation mode: see `evaluation`.
    pub(crate) saved: Option<Saved>,
}

/// The tensors of one step by element type.
#[derive(Debug, Default)]
pub struct Lanes<'a> {
    pub(crate) f32s: Step<'a, f32>,
    pub(crate) f64s: Step<'a, f64>,
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
            entries: Entries::default(),
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
    /// [`Error::NonFinite`] with the guard on; [`Error::NoRows`] for a parameter whose order of axes has
    /// no rows, if the rule speaks of them; [`Error::NoMemory`] for a state. Every parameter is checked before the first weight
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
                match &param.data {
                    Data::F32 { w, g } => check_finite(param.name(), w, g)?,
                    Data::F64 { w, g } => check_finite(param.name(), w, g)?,
                }
            }
        }
        let states = self.entries.of(&self.rule, params)?;
        let mut lanes = Lanes::default();
        let bytes = |param: &Param<'_>| match &param.data {
            Data::F32 { w, .. } => Step::<f32>::most_bytes::<R>(w.len()),
            Data::F64 { w, .. } => Step::<f64>::most_bytes::<R>(w.len()),
        };
        if !R::REDUCES
            && self
                .exec
                .is_alone(params.iter().map(bytes).fold(0, usize::saturating_add))
        {
            lanes.run_alone(&self.rule, &self.exec, params, states);
            return Ok(());
        }
        if let Some(first) = params.first() {
            // All of one type, nearly always.
            match first.data {
                Data::F32 { .. } => lanes.f32s.reserve(params.len()),
                Data::F64 { .. } => lanes.f64s.reserve(params.len()),
            }
        }
        for (Param { data, .. }, state) in params.iter_mut().zip(states) {
            match (state, data) {
                (AnyState::F32(state), Data::F32 { w, g }) => {
                    lanes.push(&self.rule, &self.exec, w, g, state);
                }
                (AnyState::F64(state), Data::F64 { w, g }) => {
                    lanes.push(&self.rule, &self.exec, w, g, state);
                }
                _ => unreachable!("every parameter's type was found to be its state's"),
            }
        }
        lanes.run(&self.rule, &self.exec);
        Ok(())
    }

    /// State of a parameter.
    ///
    /// # Errors
    /// [`Error::UnknownParameter`] if no parameter of that name has taken a step.
    pub fn state(&self, parameter: &str) -> Result<StateView<'_>, Error> {
        match self.entries.get(parameter) {
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
        let mut names: Vec<_> = self.entries.names().collect();
        names.sort_unstable();
        names.into_iter()
    }
}

impl<'a> Lanes<'a> {
    /// One tensor after the other on the caller's thread. While one is computed, the next is fetched.
    fn run_alone<R: Rule>(
        &mut self,
        rule: &R,
        exec: &Exec,
        params: &mut [Param<'_>],
        states: States<'_>,
    ) {
        let mut tensors = params.iter_mut().zip(states).peekable();
        while let Some((Param { data, .. }, state)) = tensors.next() {
            if let Some((param, state)) = tensors.peek() {
                param.fetch_ahead();
                state.fetch_ahead();
            }
            match (state, data) {
                (AnyState::F32(state), Data::F32 { w, g }) => {
                    self.f32s.run_alone(rule, exec, w, g, state);
                }
                (AnyState::F64(state), Data::F64 { w, g }) => {
                    self.f64s.run_alone(rule, exec, w, g, state);
                }
                _ => unreachable!("every parameter's type was found to be its state's"),
            }
        }
    }

    fn push<R: Rule, T: Element>(
        &mut self,
        rule: &R,
        exec: &Exec,
        w: &'a mut [T],
        g: &'a [T],
        state: &'a mut TensorState<T>,
    ) {
        T::lane(self).push(rule, exec, w, g.into(), state);
    }

    fn run<R: Rule>(&mut self, rule: &R, exec: &Exec) {
        self.f32s.pass(exec);
        self.f64s.pass(exec);
        drive(rule, exec, &mut self.f32s, &mut self.f64s);
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

/// The known name that shares most with `name`: the longest common beginning and end together.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let shared = |other: &str| {
        let same = |(a, b): &(char, char)| a == b;
        let head = name.chars().zip(other.chars()).take_while(same).count();
        let tail = name
            .chars()
            .rev()
            .zip(other.chars().rev())
            .take_while(same)
            .count();
        head + tail
    };
    known
        .map(|other| (shared(other), other))
        .filter(|(score, _)| 2 * score >= name.chars().count())
        .max_by_key(|(score, _)| *score)
        .map(|(_, other)| other.to_owned())
}

/// State of one parameter, to look at.
#[derive(Clone, Copy, Debug)]
pub struct StateView<'a> {
    parameter: &'a str,
    state: &'a AnyState,
}

impl<'a> StateView<'a> {
    /// Number of steps that the parameter has taken.
    pub fn step(&self) -> u64 {
        match self.state {
            AnyState::F32(state) => state.step(),
            AnyState::F64(state) => state.step(),
        }
    }

    /// The whole state, typed.
    ///
    /// # Errors
    /// [`Error::DtypeMismatch`] if the parameter has elements of another type.
    pub fn typed<T: Element>(&self) -> Result<&'a TensorState<T>, Error> {
        T::state_of(self.state).ok_or_else(|| Error::DtypeMismatch {
            name: self.parameter.to_owned(),
            expected: self.state.dtype(),
            given: T::DTYPE,
        })
    }

    /// The values of one state of an `f32` or `f64` parameter.
    ///
    /// # Errors
    /// [`Error::UnknownState`] for a name that the rule does not keep.
    pub fn get(&self, state: &str) -> Result<Values<'a>, Error> {
        Ok(match self.state {
            AnyState::F32(tensor) => match tensor.get(state)? {
                StateValue::Scalar(value) => Values::Scalar(value),
                StateValue::PerWeight(values)
                | StateValue::PerRow(values)
                | StateValue::PerColumn(values) => Values::F32(values),
            },
            AnyState::F64(tensor) => match tensor.get(state)? {
                StateValue::Scalar(value) => Values::Scalar(value),
                StateValue::PerWeight(values)
                | StateValue::PerRow(values)
                | StateValue::PerColumn(values) => Values::F64(values),
            },
        })
    }
}

/// The values of one state, of whatever type.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Values<'a> {
    /// One value per weight, row or column of an `f32` parameter, in their order in memory.
    F32(&'a [f32]),
    /// One value per weight, row or column of an `f64` parameter, in their order in memory.
    F64(&'a [f64]),
    /// One value for the parameter.
    Scalar(f64),
}

impl Values<'_> {
    /// The values as `f64`; one for a scalar.
    pub fn to_vec(&self) -> Vec<f64> {
        match self {
            Self::F32(values) => values.iter().copied().map(f64::from).collect(),
            Self::F64(values) => values.to_vec(),
            Self::Scalar(value) => vec![*value],
        }
    }
}
