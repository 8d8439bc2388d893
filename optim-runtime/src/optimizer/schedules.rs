//! Hyper-parameters that change from step to step.

use std::sync::Arc;

use super::Optimizer;
use super::any_rule::AnyRule;
use crate::error::Error;
use crate::schedule::{Plateau, Schedule};
use crate::value::hyper::{Domain, HyperValue};

/// What a hyper-parameter of a group follows.
#[derive(Clone, Debug)]
pub(super) struct Scheduled {
    /// Its position.
    pub(super) hyper: usize,
    pub(super) course: Course,
}

/// How a hyper-parameter changes.
#[derive(Clone, Debug)]
pub(super) enum Course {
    Schedule(Schedule),
    Plateau(Plateau),
}

impl Course {
    /// What becomes of a group's own value in the step behind so many.
    pub(super) fn apply(&self, own: f64, steps: u64) -> f64 {
        match self {
            Self::Schedule(schedule) => schedule.apply(own, steps),
            Self::Plateau(plateau) => plateau.apply(own),
        }
    }

    /// Whether both are schedules or both plateaus, of which a hyper-parameter has one.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn check(&self, own: f64, domain: &Domain) -> Result<(), Error> {
        match self {
            Self::Schedule(schedule) => schedule.check(own, domain),
            Self::Plateau(plateau) => plateau.check(),
        }
    }

    /// Whether a group's rule may follow it.
    ///
    /// # Errors
    /// [`Error::Schedule`], which says why not.
    pub(super) fn check_for(
        &self,
        group: &Arc<str>,
        rule: &AnyRule,
        index: usize,
    ) -> Result<(), Error> {
        let Some(hyper) = rule.meta().and_then(|meta| meta.hypers.get(index)) else {
            return Ok(());
        };
        let Some(HyperValue::Number(own)) = rule.hyper_at(index) else {
            return Err(Error::NotScheduled {
                rule: rule.name(),
                hyper: hyper.name,
                kind: hyper.default.kind(),
            });
        };
        self.check(own, &hyper.domain)
            .map_err(|fault| Error::Schedule {
                group: group.as_ref().to_owned(),
                rule: rule.name(),
                hyper: hyper.name,
                fault: Box::new(fault),
            })
    }
}

impl Optimizer {
    /// Lets a hyper-parameter follow a schedule, in all groups whose rules have it, also those that come later: factors of each group's own value, or
    /// values. The first step has the schedule's value at 0, and steps that are skipped do not count. A second schedule of a
    /// hyper-parameter takes the place of the first.
    ///
    /// ```
    /// use optim_runtime::schedule::{cosine, warmup};
    /// use optim_runtime::{AdamW, Optimizer};
    ///
    /// let optimizer = Optimizer::new(AdamW::default().with_lr(3e-4))?
    ///     .with_schedule(AdamW::LR, warmup(1_000).then(cosine(99_000).down_to(0.1)))?;
    /// assert_eq!(optimizer.hyper_now("default", AdamW::LR)?, 0.0);
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownHyper`] if no group has such a hyper-parameter; [`Error::NotScheduled`] for one that is no number;
    /// [`Error::Schedule`] for a fault of the schedule, or a value outside of the domain, which is looked for over all its
    /// steps where it has an end.
    pub fn with_schedule(
        mut self,
        hyper: impl AsRef<str>,
        schedule: Schedule,
    ) -> Result<Self, Error> {
        self.groups
            .follow(None, hyper.as_ref(), &Course::Schedule(schedule))?;
        Ok(self)
    }

    /// [`with_schedule`](Self::with_schedule) for one group.
    ///
    /// # Errors
    /// [`Error::UnknownGroup`], and those of [`with_schedule`](Self::with_schedule).
    pub fn with_group_schedule(
        mut self,
        group: &str,
        hyper: impl AsRef<str>,
        schedule: Schedule,
    ) -> Result<Self, Error> {
        let group = self.groups.index(group)?;
        (self.groups).follow(Some(group), hyper.as_ref(), &Course::Schedule(schedule))?;
        Ok(self)
    }

    /// Lets a hyper-parameter fall when a metric, which is told by [`observe`](Self::observe), improves no more: in all
    /// groups whose rules have it. If it follows a schedule too, what that gives falls.
    ///
    /// # Errors
    /// Those of [`with_schedule`](Self::with_schedule).
    pub fn with_plateau(mut self, hyper: impl AsRef<str>, plateau: Plateau) -> Result<Self, Error> {
        self.groups
            .follow(None, hyper.as_ref(), &Course::Plateau(plateau))?;
        Ok(self)
    }

    /// Tells a metric, such as a loss on data that is held out, to every plateau.
    pub fn observe(&mut self, metric: f64) {
        for group in &mut self.groups.list {
            for scheduled in &mut group.scheduled {
                if let Course::Plateau(plateau) = &mut scheduled.course {
                    plateau.observe(metric);
                }
            }
        }
    }

    /// The value that a hyper-parameter of a group has in the step to come: its own, and what its schedule makes of that.
    /// Factors of parameters are not in it.
    ///
    /// # Errors
    /// [`Error::UnknownGroup`]; [`Error::UnknownHyper`].
    pub fn hyper_now(&self, group: &str, hyper: impl AsRef<str>) -> Result<f64, Error> {
        let group = &self.groups.list[self.groups.index(group)?];
        let index = group.rule.known_hyper(hyper.as_ref())?;
        Ok(match group.value_at(index, self.steps) {
            Some(HyperValue::Number(value)) => value,
            #[allow(clippy::cast_precision_loss, reason = "the nearest number is meant")]
            Some(HyperValue::Count(count)) => count as f64,
            Some(HyperValue::Flag(flag)) => f64::from(u8::from(flag)),
            None => f64::NAN,
        })
    }
}
