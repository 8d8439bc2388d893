//! The door between generated rules and the runtime: a rule's metadata and its loops.

use crate::door::meta::RuleMeta;
use crate::error::{Error, nearest, quoted};
use std::fmt;

use crate::machine::dispatch::{EvalPlan, Plan, Planner};
use crate::value::element::Element;
use crate::value::extent::Extent;
use crate::value::history::Numbers;
use crate::value::hyper::HyperValue;

/// An update rule: its hyper-parameters as fields, its equations as compiled loops.
///
/// Implemented by [`optimizer!`](crate::optimizer), never by hand. The methods that generated
/// code provides are hidden; what is shown here is what a user of a rule may call.
pub trait Rule: Clone + fmt::Debug + Send + Sync + 'static {
    /// Names, domains, states and equations.
    const META: RuleMeta;

    /// Whether its equations ask for `len(w)`, `ndim(w)`, `rows(w)` or `cols(w)`.
    #[doc(hidden)]
    const USES_EXTENT: bool = false;

    /// Whether its equations reduce, so that a step has several stages.
    #[doc(hidden)]
    const REDUCES: bool = false;

    /// Whether its equations speak of rows or columns.
    #[doc(hidden)]
    const USES_AXES: bool = false;

    /// Whether its equations speak of rows or columns, or ask for `ndim(w)`: a tensor must say its shape.
    #[doc(hidden)]
    const USES_SHAPE: bool = false;

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
    /// (one for each position of [`RuleMeta::states`]) and the histories (one for each of
    /// [`RuleMeta::tracked`]). `None` after the last stage.
    ///
    /// A rule without reductions has one stage. `reduced` are the numbers that earlier ones have
    /// reduced.
    #[doc(hidden)]
    fn plan_step<T: Element>(
        &self,
        stage: usize,
        t: u64,
        tensor: Extent,
        numbers: &mut Numbers,
        reduced: &[f64],
        planner: Planner,
    ) -> Option<Plan<T>>;

    /// Does the arithmetic of `eval` after `t` steps that is the same for all weights, and chooses the
    /// loop; `None` if the rule has no `eval`.
    #[doc(hidden)]
    fn plan_eval<T: Element>(
        &self,
        _t: u64,
        _numbers: &Numbers,
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

    /// Sets a hyper-parameter by name. A number is given as any of Rust's types of numbers, an `f32` being the
    /// number that it holds, and a count as any integer.
    ///
    /// # Errors
    /// [`Error::UnknownHyper`] for another name, [`Error::HyperKind`] for a value of another
    /// kind, [`Error::OutsideDomain`] or [`Error::Requirement`] for a value that may not be. The
    /// rule is unchanged then.
    fn set_hyper(&mut self, name: &str, value: impl Into<HyperValue>) -> Result<(), Error> {
        let value = value.into();
        let Some(index) = Self::META.hypers.iter().position(|h| h.name == name) else {
            let names = || Self::META.hypers.iter().map(|h| h.name);
            return Err(Error::UnknownHyper {
                rule: Self::META.name,
                hyper: name.to_owned(),
                known: quoted(names()),
                nearest: nearest(name, names()),
            });
        };
        let mut changed = self.clone();
        changed.set_position(index, value)?;
        changed.validate()?;
        *self = changed;
        Ok(())
    }

    /// Sets the hyper-parameter at this position, whatever its domain.
    #[doc(hidden)]
    fn set_position(&mut self, index: usize, value: HyperValue) -> Result<(), Error> {
        let hyper = &Self::META.hypers[index];
        if self.set_hyper_at(index, value.like(hyper.default)) {
            return Ok(());
        }
        Err(Error::HyperKind {
            rule: Self::META.name,
            hyper: hyper.name,
            expected: hyper.default.kind(),
            given: value.kind(),
        })
    }
}
