//! Groups of parameters, each with a rule of its own.
//!
//! A parameter has its place for good when it begins: its group, and the factors of hyper-parameters that are its
//! own. Parameters that agree in both sit together and take their steps by one rule, which is made of the group's.

use std::sync::Arc;

use super::any_rule::AnyRule;
use super::filter::Filter;
use super::schedules::{Course, Scheduled};
use super::seat::{Factors, Seats};
use crate::error::{Error, nearest};
use crate::tensor::param::Param;
use crate::value::hyper::HyperValue;

/// A factor of a hyper-parameter, parameter by parameter.
#[derive(Clone)]
pub(super) struct Factor {
    pub(super) hyper: String,
    pub(super) of: Arc<dyn Fn(&Param<'_>) -> f64 + Send + Sync>,
}

/// Parameters with a rule.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) name: Arc<str>,
    /// The rule with the hyper-parameters that were given.
    pub(super) rule: AnyRule,
    /// Position of the rate among its hyper-parameters.
    rate: Option<usize>,
    /// Hyper-parameters that change from step to step.
    pub(super) scheduled: Vec<Scheduled>,
    /// `None` for the default group, which has all that no other has.
    pub(super) filter: Option<Filter>,
    /// For each pattern of the filter whether a parameter has matched it, or that none has was told.
    pub(super) seen: Vec<bool>,
}

/// All groups, and who sits where. The default group is the first.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) list: Vec<Group>,
    pub(super) seats: Seats,
    factors: Vec<Factor>,
    /// What hyper-parameters of all groups follow, by their names.
    for_all: Vec<(String, Course)>,
    /// Steps before the one at hand.
    steps: u64,
    /// Whether there may be a pattern to tell, which no parameter has matched.
    pub(super) has_unseen: bool,
}

impl std::fmt::Debug for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a factor of `{}`", self.hyper)
    }
}

/// The name that all rules have for their rate.
const RATE: &str = "lr";

/// The name of the group that has all parameters that no other has.
pub(super) const DEFAULT: &str = "default";

impl Groups {
    /// The default group alone.
    pub(super) fn new(rule: AnyRule) -> Result<Self, Error> {
        rule.validate()?;
        let group = Group {
            name: DEFAULT.into(),
            rate: rule.hyper_index(RATE),
            rule,
            scheduled: Vec::new(),
            filter: None,
            seen: Vec::new(),
        };
        Ok(Self {
            list: vec![group],
            seats: Seats::default(),
            factors: Vec::new(),
            for_all: Vec::new(),
            steps: 0,
            has_unseen: false,
        })
    }

    pub(super) fn push(&mut self, name: &str, rule: AnyRule, filter: Filter) -> Result<(), Error> {
        rule.validate()?;
        filter.check()?;
        if self.list.iter().any(|group| &*group.name == name) {
            return Err(Error::DuplicateGroup {
                group: name.to_owned(),
            });
        }
        let mut group = Group {
            name: name.into(),
            rate: rule.hyper_index(RATE),
            rule,
            scheduled: Vec::new(),
            seen: vec![false; filter.patterns().len()],
            filter: Some(filter),
        };
        group.follow_for_all(&self.for_all)?;
        self.has_unseen = true;
        self.list.push(group);
        Ok(())
    }

    pub(super) fn push_factor(&mut self, factor: Factor) -> Result<(), Error> {
        let hyper = &factor.hyper;
        let mut rules = self.list.iter().map(|group| &group.rule);
        if !rules.any(|rule| rule.hyper_index(hyper).is_some()) {
            return self.list[0].rule.known_hyper(hyper).map(drop);
        }
        self.factors.push(factor);
        Ok(())
    }

    /// Position of the group of this name.
    pub(super) fn index(&self, name: &str) -> Result<usize, Error> {
        let found = self.list.iter().position(|group| &*group.name == name);
        found.ok_or_else(|| Error::UnknownGroup {
            group: name.to_owned(),
            nearest: nearest(name, self.list.iter().map(|group| &*group.name)),
        })
    }

    /// The group of a parameter: the first that has it, and the default group if none has.
    pub(super) fn group_of(&self, param: &Param<'_>) -> usize {
        let mut groups = self.list.iter().enumerate().skip(1);
        let found = groups.find(|(_, group)| {
            let filter = group.filter.as_ref();
            filter.is_some_and(|filter| filter.has(param, |_| ()))
        });
        found.map_or(0, |(index, _)| index)
    }

    /// Where a parameter that begins sits.
    ///
    /// # Errors
    /// [`Error::OutsideDomain`] or [`Error::Requirement`] for a hyper-parameter that its factor leads out of its domain.
    pub(super) fn sit(&mut self, param: &Param<'_>) -> Result<usize, Error> {
        for group in &mut self.list {
            if let Some(filter) = &group.filter {
                filter.has(param, |pattern| group.seen[pattern] = true);
            }
        }
        let group = self.group_of(param);
        let factors = self.factors_of(group, param);
        self.seat_with(group, factors)
    }

    /// The factors of a parameter's hyper-parameters, by their positions.
    pub(super) fn factors_of(&self, group: usize, param: &Param<'_>) -> Factors {
        let rule = &self.list[group].rule;
        let factors = self.factors.iter().filter_map(|factor| {
            let index = rule.hyper_index(&factor.hyper)?;
            Some((index, (factor.of)(param)))
        });
        factors.filter(|(_, factor)| *factor != 1.0).collect()
    }

    /// Which patterns have been matched.
    #[cfg(feature = "sharded")]
    pub(super) fn seen(&self) -> Vec<Vec<bool>> {
        self.list.iter().map(|group| group.seen.clone()).collect()
    }

    /// These have been, and no others.
    #[cfg(feature = "sharded")]
    pub(super) fn see(&mut self, seen: &[Vec<bool>]) {
        for (group, seen) in self.list.iter_mut().zip(seen) {
            group.seen.clone_from(seen);
        }
    }

    /// Where those of a group sit that have these factors of hyper-parameters, by their positions.
    ///
    /// # Errors
    /// As of [`sit`](Self::sit).
    pub(super) fn seat_with(&mut self, group: usize, factors: Factors) -> Result<usize, Error> {
        let steps = self.steps;
        self.seats
            .of(group, factors, |seat| seat.set(&self.list[group], steps))
    }

    /// The rule of those who sit here.
    pub(super) fn rule(&self, seat: usize) -> &AnyRule {
        let seat = &self.seats[seat];
        seat.own().unwrap_or(&self.list[seat.group].rule)
    }

    /// Lets a hyper-parameter follow a course, in one group or in all that have it.
    ///
    /// # Errors
    /// [`Error::UnknownHyper`], and those of [`Course::check_for`]. Nothing has changed then.
    pub(super) fn follow(
        &mut self,
        group: Option<usize>,
        hyper: &str,
        course: &Course,
    ) -> Result<(), Error> {
        let groups = self.list.iter().enumerate();
        let chosen = groups.filter(|(index, _)| group.is_none_or(|group| group == *index));
        let mut found = Vec::new();
        for (index, group) in chosen {
            if let Some(hyper) = group.rule.hyper_index(hyper) {
                course.check_for(&group.name, &group.rule, hyper)?;
                found.push((index, hyper));
            }
        }
        if found.is_empty() {
            return self.list[group.unwrap_or(0)]
                .rule
                .known_hyper(hyper)
                .map(drop);
        }
        if group.is_none() {
            self.for_all
                .retain(|(name, known)| name != hyper || !known.is_like(course));
            self.for_all.push((hyper.to_owned(), course.clone()));
        }
        for (index, hyper) in found {
            let group = &mut self.list[index];
            (group.scheduled).retain(|known| known.hyper != hyper || !known.course.is_like(course));
            group.follow(hyper, course);
        }
        Ok(())
    }

    /// Steps before the one whose rules are there.
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }

    /// Makes the rules of the step that follows so many.
    ///
    /// # Errors
    /// [`Error::OutsideDomain`] or [`Error::Requirement`] for what a schedule, or a factor, makes of a hyper-parameter.
    pub(super) fn begin_step(&mut self, steps: u64) -> Result<(), Error> {
        self.steps = steps;
        let seats = self.seats.iter_mut();
        for seat in seats.filter(|seat| !self.list[seat.group].scheduled.is_empty()) {
            seat.go_on(&self.list[seat.group], steps)?;
        }
        Ok(())
    }

    /// Gives a group another rule, or the same with other hyper-parameters.
    ///
    /// # Errors
    /// Those of [`AnyRule::validate`]; those of factors, as [`sit`](Self::sit) has them. Nothing has changed then.
    pub(super) fn set_rule(&mut self, group: usize, rule: AnyRule) -> Result<(), Error> {
        rule.validate()?;
        let (index, mut group) = (group, self.list[group].clone());
        let old = std::mem::replace(&mut group.rule, rule);
        group.rate = group.rule.hyper_index(RATE);
        // Hyper-parameters of another rule are at other positions.
        let names = old.meta().map_or(&[][..], |meta| meta.hypers);
        let moved = |position: usize| group.rule.hyper_index(names[position].name);
        let scheduled = group.scheduled.into_iter().filter_map(|scheduled| {
            Some(Scheduled {
                hyper: moved(scheduled.hyper)?,
                ..scheduled
            })
        });
        group.scheduled = scheduled.collect();
        if old.is_frozen() {
            group.follow_for_all(&self.for_all)?;
        }
        for Scheduled { hyper, course } in &group.scheduled {
            course.check_for(&group.name, &group.rule, *hyper)?;
        }
        let of_group = |position: usize| group.rule.hyper_index(names[position].name);
        let steps = self.steps;
        self.seats = (self.seats).with_group(index, of_group, |seat| seat.set(&group, steps))?;
        self.list[index] = group;
        Ok(())
    }

    /// Patterns that no parameter has matched, and that were not told, each with its group.
    fn unseen(&mut self) -> impl Iterator<Item = (&Arc<str>, &str, &mut bool)> {
        self.list.iter_mut().flat_map(|group| {
            let patterns = group.filter.as_ref().map_or(&[][..], Filter::patterns);
            let unseen = group.seen.iter_mut().zip(patterns);
            unseen
                .filter(|(seen, _)| !**seen)
                .map(|(seen, pattern)| (&group.name, pattern.as_str(), seen))
        })
    }

    /// Whether every pattern has been matched by a parameter.
    ///
    /// # Errors
    /// [`Error::UnmatchedPattern`].
    pub(super) fn check_all_matched(&mut self) -> Result<(), Error> {
        let unmatched = self.unseen().next();
        unmatched.map_or(Ok(()), |(group, pattern, _)| {
            Err(Error::UnmatchedPattern {
                group: group.as_ref().to_owned(),
                pattern: pattern.to_owned(),
            })
        })
    }

    /// Tells the patterns that no parameter has matched, each once.
    pub(super) fn tell_unmatched(&mut self) -> Vec<(Arc<str>, String)> {
        self.has_unseen = false;
        let told = |(group, pattern, seen): (&Arc<str>, &str, &mut bool)| {
            *seen = true;
            (Arc::clone(group), pattern.to_owned())
        };
        self.unseen().map(told).collect()
    }
}

impl Group {
    /// Follows what all groups follow, as far as its rule has such hyper-parameters and follows nothing else there.
    fn follow_for_all(&mut self, all: &[(String, Course)]) -> Result<(), Error> {
        for (name, course) in all {
            let Some(hyper) = self.rule.hyper_index(name) else {
                continue;
            };
            let mut known = self.scheduled.iter();
            if known.all(|known| known.hyper != hyper || !known.course.is_like(course)) {
                course.check_for(&self.name, &self.rule, hyper)?;
                self.follow(hyper, course);
            }
        }
        Ok(())
    }

    /// Follows one course more. Schedules stand before plateaus, which are of what they give.
    fn follow(&mut self, hyper: usize, course: &Course) {
        let place = match course {
            Course::Schedule(_) => 0,
            Course::Plateau(_) => self.scheduled.len(),
        };
        let course = course.clone();
        self.scheduled.insert(place, Scheduled { hyper, course });
    }

    /// The rate of the step that follows so many, if its rule has one.
    pub(super) fn rate(&self, steps: u64) -> Option<f64> {
        match self.value_at(self.rate?, steps)? {
            HyperValue::Number(rate) => Some(rate),
            HyperValue::Flag(_) | HyperValue::Count(_) => None,
        }
    }

    /// The value of a hyper-parameter in the step that follows so many.
    pub(super) fn value_at(&self, index: usize, steps: u64) -> Option<HyperValue> {
        let own = self.rule.hyper_at(index)?;
        let HyperValue::Number(own) = own else {
            return Some(own);
        };
        let courses = self.scheduled.iter().filter(|it| it.hyper == index);
        let value = courses.fold(own, |value, it| it.course.apply(value, steps));
        Some(HyperValue::Number(value))
    }
}
