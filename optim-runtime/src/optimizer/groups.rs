//! An optimizer's groups, as its user sees them.

use std::sync::Arc;

use super::{AnyRule, Factor, Optimizer};
use crate::error::Error;
use crate::optimizer::filter::Filter;
use crate::tensor::param::Param;
use crate::tensor::state::AnyState;
use crate::value::hyper::HyperValue;

impl Optimizer {
    /// Gives the parameters that `which` has a rule of their own: patterns of [`names`](crate::names), or a closure.
    /// [`Frozen`](crate::Frozen) in place of a rule lets them rest.
    ///
    /// The first group that has a parameter keeps it; what none has is in the group `default`, which has the rule
    /// that the optimizer was made with. A parameter's group is decided when it takes its first step, and a group that
    /// is added later is for those that come later.
    ///
    /// Sums over the model, such as `model_norm`, go over all groups of the same rule.
    ///
    /// # Errors
    /// [`Error::OutsideDomain`] or [`Error::Requirement`] for a hyper-parameter; [`Error::DuplicateGroup`];
    /// [`Error::InvalidPattern`].
    pub fn with_group(
        mut self,
        name: &str,
        rule: impl Into<AnyRule>,
        which: impl Into<Filter>,
    ) -> Result<Self, Error> {
        self.add_group(name, rule, which)?;
        Ok(self)
    }

    /// [`with_group`](Self::with_group) of an optimizer that is at work.
    ///
    /// # Errors
    /// Those of [`with_group`](Self::with_group); nothing has changed then.
    pub fn add_group(
        &mut self,
        name: &str,
        rule: impl Into<AnyRule>,
        which: impl Into<Filter>,
    ) -> Result<(), Error> {
        self.groups.push(name, rule.into(), which.into())
    }

    /// With it on, a pattern of a group that no parameter of the first step matches is an error, instead of a line of the
    /// [`Report`](crate::Report). It is off at first.
    #[must_use]
    pub fn with_strict_groups(mut self, on: bool) -> Self {
        self.strict = on;
        self
    }

    /// Multiplies a hyper-parameter by a factor for each parameter, in all groups that have such a hyper-parameter.
    /// What a parameter's factor is, is decided when it takes its first step.
    ///
    /// ```
    /// use optim_runtime::{AdamW, Optimizer, Param};
    ///
    /// // The rate falls from layer to layer, towards the inputs.
    /// let depth = |p: &Param<'_>| p.name().split('.').nth(1).and_then(|n| n.parse::<i32>().ok());
    /// let optimizer = Optimizer::new(AdamW::default())?
    ///     .with_factor("lr", move |p| depth(p).map_or(1.0, |depth| 0.8_f64.powi(11 - depth)))?;
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownHyper`] if no group has such a hyper-parameter. A factor that leads out of the domain is an
    /// error of the step.
    pub fn with_factor(
        mut self,
        hyper: impl AsRef<str>,
        of: impl Fn(&Param<'_>) -> f64 + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        self.groups.push_factor(Factor {
            hyper: hyper.as_ref().to_owned(),
            of: Arc::new(of),
        })?;
        Ok(self)
    }

    /// Names of the groups, `default` first.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.groups.list.iter().map(|group| &*group.name)
    }

    /// Who is where, or would be: for each group the names of these parameters that it has, in their order.
    pub fn groups<'n>(&self, params: &'n [Param<'_>]) -> Vec<(&str, Vec<&'n str>)> {
        let mut all: Vec<_> = self.group_names().map(|name| (name, Vec::new())).collect();
        for param in params {
            let group = match self.registry.get(param.name()) {
                Some((entry, _)) => self.groups.seats[entry.seat].group,
                None => self.groups.group_of(param),
            };
            all[group].1.push(param.name());
        }
        all
    }

    /// The rule of a group with its present hyper-parameters.
    ///
    /// # Errors
    /// [`Error::UnknownGroup`].
    pub fn group_rule(&self, group: &str) -> Result<&AnyRule, Error> {
        Ok(&self.groups.list[self.groups.index(group)?].rule)
    }

    /// Gives a group other hyper-parameters between steps; all state is kept. One whose parameters have no state may
    /// be given any rule. [`Frozen`](crate::Frozen) lets a group rest, and its rule given again lets it go on with the
    /// state that it has.
    ///
    /// # Errors
    /// [`Error::UnknownGroup`]; those of [`AnyRule::validate`]; [`Error::StateOfOtherRule`] for another rule than that
    /// of the state which is there. The old rule stays then.
    pub fn set_group_rule(&mut self, group: &str, rule: impl Into<AnyRule>) -> Result<(), Error> {
        let (index, rule) = (self.groups.index(group)?, rule.into());
        if let Some(meta) = rule.meta() {
            for (entry, state) in self.registry.entries() {
                let Some(state) = state else { continue };
                let given = opened!(AnyState(state), state => state.meta());
                if self.groups.seats[entry.seat].group == index && !given.shares_states(meta) {
                    return Err(Error::StateOfOtherRule {
                        expected: meta.name,
                        given: given.name,
                    });
                }
            }
        }
        self.groups.set_rule(index, rule)?;
        self.registry.seat_anew();
        Ok(())
    }

    /// Changes one hyper-parameter of a group by name.
    ///
    /// # Errors
    /// [`Error::UnknownGroup`]; those of [`AnyRule::set_hyper`]; the old value stays then.
    pub fn set_group_hyper(
        &mut self,
        group: &str,
        name: &str,
        value: impl Into<HyperValue>,
    ) -> Result<(), Error> {
        let index = self.groups.index(group)?;
        let mut rule = self.groups.list[index].rule.clone();
        rule.set_hyper(name, value)?;
        self.groups.set_rule(index, rule)
    }
}
