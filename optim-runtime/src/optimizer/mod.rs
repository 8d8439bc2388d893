//! [`Optimizer`]: many named parameters, their state, and a step that is all or nothing.

mod any_rule;
pub(crate) mod average;
pub(crate) mod bill;
#[cfg(feature = "checkpoint")]
pub(crate) mod checkpoint;
pub(crate) mod clip;
mod evaluation;
mod events;
pub(crate) mod filter;
mod gradients;
mod group;
mod groups;
mod inputs;
pub(crate) mod loss_scale;
#[cfg(feature = "cuda")]
pub(crate) mod on_device;
mod parameters;
#[allow(unsafe_code, reason = "many of a list at once, by distinct positions")]
mod registry;
mod report;
mod schedules;
mod seat;
#[cfg(feature = "sharded")]
pub(crate) mod sharded;
pub(crate) mod statistics;
mod step;

pub use self::any_rule::{AnyRule, Frozen};
use self::average::Average;
use self::evaluation::Saved;
use self::gradients::Gradients;
use self::group::{Factor, Groups};
use self::registry::Registry;
pub use self::report::Report;
use crate::door::rule::Rule;
use crate::error::{Error, nearest};
use crate::machine::exec::Exec;
use crate::tensor::inputs::Given;
use crate::tensor::view::StateView;
use crate::value::hyper::HyperValue;

/// Rules, and the state of every parameter that has taken a step under one.
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
///
/// It has one rule, or several: each [group](Self::with_group) of parameters may have its own. Whatever rules are in it,
/// it is one type, so that a program can choose them when it runs.
#[derive(Clone, Debug)]
pub struct Optimizer {
    groups: Groups,
    exec: Exec,
    guard: bool,
    strict: bool,
    /// Whether steps measure what they do.
    statistics: bool,
    /// The names that parameters may have, sorted; any if there is no list.
    names: Option<Vec<String>>,
    gradients: Gradients,
    given: Given,
    average: Option<Average>,
    registry: Registry,
    /// Steps taken.
    steps: u64,
    /// In evaluation mode: see `evaluation`.
    saved: Option<Saved>,
    /// What the program wants kept with its checkpoints.
    #[cfg(feature = "checkpoint")]
    notes: std::collections::BTreeMap<String, String>,
}

impl Optimizer {
    /// An optimizer without state, all of whose parameters take their steps under this rule; but for those that
    /// [`with_group`](Self::with_group) gives another.
    ///
    /// # Errors
    /// [`Error::OutsideDomain`] or [`Error::Requirement`] if a hyper-parameter may not be so.
    pub fn new(rule: impl Into<AnyRule>) -> Result<Self, Error> {
        Ok(Self {
            groups: Groups::new(rule.into())?,
            exec: Exec::default().learning(),
            guard: false,
            strict: false,
            statistics: false,
            names: None,
            gradients: Gradients::default(),
            given: Given::default(),
            average: None,
            registry: Registry::default(),
            steps: 0,
            saved: None,
            #[cfg(feature = "checkpoint")]
            notes: std::collections::BTreeMap::new(),
        })
    }

    /// The same without what it knows of parameters.
    #[cfg(all(feature = "checkpoint", feature = "sharded"))]
    fn clone_without_parameters(&self) -> Self {
        Self {
            groups: self.groups.clone(),
            exec: self.exec.clone(),
            names: self.names.clone(),
            gradients: self.gradients.clone(),
            given: self.given.clone(),
            registry: Registry::default(),
            saved: None,
            notes: self.notes.clone(),
            ..*self
        }
    }

    /// Chooses how steps are run.
    #[must_use]
    pub fn with_exec(mut self, exec: Exec) -> Self {
        self.exec = exec.learning();
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

    /// Steps that it has taken. Those of a parameter, which may have rested, are its [state's](Self::state).
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The rule of the default group with its present hyper-parameters, if it is of this type.
    pub fn rule<R: Rule>(&self) -> Option<&R> {
        self.groups.list[0].rule.downcast_ref()
    }

    /// Changes hyper-parameters of the default group between steps; all state is kept.
    ///
    /// # Errors
    /// Those of [`set_group_rule`](Self::set_group_rule); the old rule stays then.
    pub fn set_rule(&mut self, rule: impl Into<AnyRule>) -> Result<(), Error> {
        self.set_group_rule(group::DEFAULT, rule)
    }

    /// Changes one hyper-parameter of the default group by name.
    ///
    /// # Errors
    /// Those of [`Rule::set_hyper`]; the old value stays then.
    pub fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        self.set_group_hyper(group::DEFAULT, name, value)
    }

    /// State of a parameter.
    ///
    /// # Errors
    /// [`Error::UnknownParameter`] if no parameter of that name has taken a step.
    pub fn state(&self, parameter: &str) -> Result<StateView<'_>, Error> {
        match self.registry.get(parameter) {
            Some((entry, Some(state))) => Ok(StateView {
                parameter: &entry.name,
                state,
            }),
            _ => Err(Error::UnknownParameter {
                parameter: parameter.to_owned(),
                nearest: nearest(parameter, self.parameters()),
            }),
        }
    }

    /// Names of all parameters that have taken a step, in alphabetical order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        let moved = self.registry.entries().filter(|(_, state)| state.is_some());
        let mut names: Vec<_> = moved.map(|(entry, _)| entry.name.as_str()).collect();
        names.sort_unstable();
        names.into_iter()
    }
}
