//! The door between generated rules and the runtime: a rule's metadata and its loops.

use std::borrow::Cow;
use std::fmt;

use crate::dispatch::{Plan, Planner};
use crate::element::{Dtype, Element};
use crate::error::Error;
use crate::eval::{self, EvalMeta, EvalPlan};
use crate::exec::Exec;
use crate::form::{Extent, Form};
use crate::hyper::{Domain, HyperValue};
use crate::parallel::Step;
use crate::state::TensorState;

/// What is known of a rule without running it.
#[derive(Clone, Copy, Debug)]
pub struct RuleMeta {
    /// The rule's name.
    pub name: &'static str,
    /// Hyper-parameters in the order of their declaration.
    pub hypers: &'static [HyperMeta],
    /// States in the order of their declaration.
    pub states: &'static [StateMeta],
    /// The equations as written, one statement each.
    pub equations: &'static [&'static str],
    /// What [`latex`](Self::latex) gives.
    pub latex: &'static str,
    /// What [`python`](Self::python) gives.
    pub python: &'static str,
    /// The evaluation weights, if they differ from those that steps are taken from.
    pub eval: Option<EvalMeta>,
    /// Hash of the canonical equations: state is meaningful only under the same ones.
    pub fingerprint: u64,
}

impl RuleMeta {
    /// The update in mathematical notation: an `aligned` environment of the LaTeX package
    /// amsmath, to stand in a displayed equation.
    pub const fn latex(&self) -> &'static str {
        self.latex
    }

    /// The rule as a function of NumPy, with the import it needs:
    ///
    /// ```text
    /// def momentum(w, g, state, t, lr=0.01, beta=0.9): …
    /// ```
    ///
    /// The function does step `t` (from 1) and returns the new weights and the new state. State
    /// is a dictionary by name, empty before the first step. Hyper-parameters follow in the order
    /// of [`hypers`](Self::hypers); domains are not checked.
    pub const fn python(&self) -> &'static str {
        self.python
    }
}

/// What is known of a hyper-parameter.
#[derive(Clone, Copy, Debug)]
pub struct HyperMeta {
    /// Its name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its value in the rule's `Default`.
    pub default: HyperValue,
    /// Where its values must lie.
    pub domain: Domain,
}

/// What is known of a state.
#[derive(Clone, Copy, Debug)]
pub struct StateMeta {
    /// Its name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// What is kept.
    pub storage: Storage,
    /// Its initial value as written.
    pub initial: &'static str,
    /// The condition under which it exists, as written; `None` for always.
    pub condition: Option<&'static str>,
}

/// What a state keeps between steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// One value per weight, in the weights' element type.
    PerWeight,
    /// One `f64` per tensor.
    Scalar,
    /// One value per row of a matrix, in the weights' element type.
    PerRow,
    /// One value per column of a matrix, in the weights' element type.
    PerColumn,
}

impl Storage {
    /// What each value is kept for: "weight", "tensor", "row" or "column".
    pub const fn per(self) -> &'static str {
        match self {
            Self::PerWeight => "weight",
            Self::Scalar => "tensor",
            Self::PerRow => "row",
            Self::PerColumn => "column",
        }
    }
}

/// The bill of one step: what it moves and computes for each weight, all passes together. States that are
/// not kept per weight are not on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Values read from memory per weight.
    pub reads: usize,
    /// Values written to memory per weight.
    pub writes: usize,
    /// State values kept per weight.
    pub states: usize,
    /// Arithmetic operations per weight.
    pub operations: usize,
    /// Passes over memory.
    pub passes: usize,
}

impl Cost {
    /// Bytes read per weight and step, for elements of this type.
    pub const fn read_bytes(&self, dtype: Dtype) -> usize {
        self.reads * dtype.size()
    }

    /// Bytes written per weight and step, for elements of this type.
    pub const fn write_bytes(&self, dtype: Dtype) -> usize {
        self.writes * dtype.size()
    }

    /// Bytes of state kept per weight, for elements of this type.
    pub const fn state_bytes(&self, dtype: Dtype) -> usize {
        self.states * dtype.size()
    }

    /// Bytes read and written per weight and step, for elements of this type.
    pub const fn bytes(&self, dtype: Dtype) -> usize {
        (self.reads + self.writes) * dtype.size()
    }
}

/// An update rule: its hyper-parameters as fields, its equations as compiled loops.
///
/// Implemented by [`optimizer!`](crate::optimizer), never by hand. The methods that generated
/// code provides are hidden; what is shown here is what a user of a rule may call.
pub trait Rule: Clone + fmt::Debug + Send + Sync + 'static {
    /// Names, domains, states and equations.
    const META: RuleMeta;

    /// Whether its equations ask for `len(w)` or `ndim(w)`.
    #[doc(hidden)]
    const USES_EXTENT: bool = false;

    /// Whether its equations reduce, so that a step has several stages.
    #[doc(hidden)]
    const REDUCES: bool = false;

    /// Whether its equations speak of rows or columns.
    #[doc(hidden)]
    const USES_AXES: bool = false;

    /// Value of the hyper-parameter at this position of [`RuleMeta::hypers`].
    #[doc(hidden)]
    fn hyper_at(&self, index: usize) -> Option<HyperValue>;

    /// Sets the hyper-parameter at this position; false if the value is of another kind.
    #[doc(hidden)]
    fn set_hyper_at(&mut self, index: usize, value: HyperValue) -> bool;

    /// The message of the first `require` that does not hold.
    #[doc(hidden)]
    fn broken_requirement(&self) -> Option<&'static str>;

    /// Whether the state at this position exists under these hyper-parameters, for such a tensor.
    #[doc(hidden)]
    fn state_is_active(&self, index: usize, tensor: Extent) -> bool;

    /// Initial value of the state at this position, if it is the same for all weights.
    #[doc(hidden)]
    fn initial(&self, index: usize) -> Option<f64>;

    /// The loop that fills the state at this position from weights and gradient.
    #[doc(hidden)]
    fn plan_fill<T: Element>(&self, index: usize, planner: Planner) -> Option<Plan<T>>;

    /// Does the arithmetic of step `t` that is the same for all weights, as far as it is known before
    /// this stage, and chooses the loop; with the last one, or after it, it updates the scalar states
    /// (one for each position of [`RuleMeta::states`]). `None` after the last stage.
    ///
    /// A rule without reductions has one stage. `reduced` are the numbers that earlier ones have
    /// reduced.
    #[doc(hidden)]
    fn plan_step<T: Element>(
        &self,
        stage: usize,
        t: u64,
        tensor: Extent,
        scalars: &mut [f64],
        reduced: &[f64],
        planner: Planner,
    ) -> Option<Plan<T>>;

    /// Does the arithmetic of `eval` after `t` steps that is the same for all weights, and chooses the
    /// loop; `None` if the rule has no `eval`.
    #[doc(hidden)]
    fn plan_eval<T: Element>(
        &self,
        _t: u64,
        _scalars: &[f64],
        _planner: Planner,
    ) -> Option<EvalPlan<T>> {
        None
    }

    /// Checks every hyper-parameter against its domain, then every `require`.
    ///
    /// # Errors
    /// [`Error::OutsideDomain`] or [`Error::Requirement`], naming what is wrong.
    fn validate(&self) -> Result<(), Error> {
        for (index, hyper) in Self::META.hypers.iter().enumerate() {
            let Some(value) = self.hyper_at(index) else {
                continue;
            };
            if !hyper.domain.contains(value) {
                return Err(Error::OutsideDomain {
                    rule: Self::META.name,
                    hyper: hyper.name,
                    domain: hyper.domain.describe(hyper.name),
                    value,
                });
            }
        }
        match self.broken_requirement() {
            None => Ok(()),
            Some(message) => Err(Error::Requirement {
                rule: Self::META.name,
                message,
            }),
        }
    }

    /// Value of the hyper-parameter of this name.
    fn hyper(&self, name: &str) -> Option<HyperValue> {
        let index = Self::META.hypers.iter().position(|h| h.name == name)?;
        self.hyper_at(index)
    }

    /// Sets a hyper-parameter by name.
    ///
    /// # Errors
    /// [`Error::UnknownHyper`] for another name, [`Error::HyperKind`] for a value of another
    /// kind, [`Error::OutsideDomain`] or [`Error::Requirement`] for a value that may not be. The
    /// rule is unchanged then.
    fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        let value = value.into();
        let Some(index) = Self::META.hypers.iter().position(|h| h.name == name) else {
            return Err(Error::UnknownHyper {
                rule: Self::META.name,
                hyper: name.to_owned(),
                known: quoted(Self::META.hypers.iter().map(|h| h.name)),
            });
        };
        let mut changed = self.clone();
        if !changed.set_hyper_at(index, value) {
            let hyper = &Self::META.hypers[index];
            return Err(Error::HyperKind {
                rule: Self::META.name,
                hyper: hyper.name,
                expected: hyper.default.kind(),
                given: value.kind(),
            });
        }
        changed.validate()?;
        *self = changed;
        Ok(())
    }

    /// State for one tensor of `len` weights, before its first step.
    ///
    /// # Errors
    /// Those of [`validate`](Self::validate).
    fn init<T: Element>(&self, len: usize) -> Result<TensorState<T>, Error> {
        self.validate()?;
        Ok(TensorState::new(self, Form::flat(len)))
    }

    /// State for one matrix, whose rows lie one after the other, before its first step. It matters to
    /// rules that speak of rows, columns or the number of axes.
    ///
    /// # Errors
    /// Those of [`validate`](Self::validate); [`Error::ShapeTooLarge`] if no memory could hold so many
    /// weights.
    fn init_matrix<T: Element>(
        &self,
        rows: usize,
        columns: usize,
    ) -> Result<TensorState<T>, Error> {
        self.validate()?;
        let form = Form::matrix(rows, columns).ok_or_else(|| Error::ShapeTooLarge {
            shape: vec![rows, columns],
        })?;
        Ok(TensorState::new(self, form))
    }

    /// One step of one tensor: `w` and `state` become their new values. What a rule reduces over the
    /// whole model is reduced over this tensor.
    ///
    /// # Errors
    /// Those of [`validate`](Self::validate); [`Error::LengthMismatch`],
    /// [`Error::StateOfOtherRule`] and [`Error::NoMemory`]. Nothing is written then.
    fn update<T: Element>(
        &self,
        w: &mut [T],
        g: &[T],
        state: &mut TensorState<T>,
    ) -> Result<(), Error> {
        self.update_with(&Exec::default(), w, g, state)
    }

    /// [`update`](Self::update), run in a chosen way.
    ///
    /// # Errors
    /// Those of [`update`](Self::update).
    fn update_with<T: Element>(
        &self,
        exec: &Exec,
        w: &mut [T],
        g: &[T],
        state: &mut TensorState<T>,
    ) -> Result<(), Error> {
        self.validate()?;
        state.check::<Self>(w.len())?;
        if g.len() != w.len() {
            return Err(Error::LengthMismatch {
                what: "gradient",
                expected: w.len(),
                given: g.len(),
            });
        }
        state.allocate(self, w, g)?;
        let mut step = Step::default();
        if !Self::REDUCES && exec.is_alone(Step::<T>::most_bytes::<Self>(w.len())) {
            step.run_alone(self, exec, w, g, state);
            return Ok(());
        }
        step.push(self, exec, w, Cow::Borrowed(g), state);
        step.run(self, exec);
        Ok(())
    }

    /// Writes to `out` the weights that one tensor is to be evaluated with: what the rule's `eval` makes
    /// of its weights `w` and its state. These are the weights themselves if the rule has no `eval`, or if
    /// no step was taken.
    ///
    /// # Errors
    /// Those of [`validate`](Self::validate); [`Error::LengthMismatch`] and
    /// [`Error::StateOfOtherRule`]; [`Error::StateNotKeptYet`] if a state that is needed was switched on
    /// since the last step. Nothing is written then.
    fn eval_weights<T: Element>(
        &self,
        w: &[T],
        state: &TensorState<T>,
        out: &mut [T],
    ) -> Result<(), Error> {
        self.eval_weights_with(&Exec::default(), w, state, out)
    }

    /// [`eval_weights`](Self::eval_weights), run in a chosen way.
    ///
    /// # Errors
    /// Those of [`eval_weights`](Self::eval_weights).
    fn eval_weights_with<T: Element>(
        &self,
        exec: &Exec,
        w: &[T],
        state: &TensorState<T>,
        out: &mut [T],
    ) -> Result<(), Error> {
        self.validate()?;
        state.check::<Self>(w.len())?;
        if out.len() != w.len() {
            return Err(Error::LengthMismatch {
                what: "output",
                expected: w.len(),
                given: out.len(),
            });
        }
        eval::one(self, exec, w, state, out)
    }
}

/// Names for a message: `a`, `b` and `c` in backticks, or "none".
pub(crate) fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let list: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    if list.is_empty() {
        "none".to_owned()
    } else {
        list.join(", ")
    }
}
