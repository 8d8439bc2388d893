//! The course of a step: what is looked at, and in which order, before the first weight is written.

use super::gradients::{OnHost, Sight};
use super::group::Groups;
use super::registry::Beginning;
use super::{Optimizer, Report, events, statistics};
use crate::error::{Error, nearest};
use crate::lens::Around;
use crate::machine::exec::Exec;
use crate::step::erased::{ErasedRule, ErasedStep};
use crate::step::finish;
use crate::step::members::{Alike, Members};
use crate::step::together::{Alone, Together};
use crate::tensor::inputs::Given;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::{AnyData, Param};
use crate::tensor::state::AnyState;
use crate::value::element::Element;

impl Optimizer {
    /// One step of every parameter given. Others rest: their state waits for them.
    ///
    /// # Errors
    /// [`Error::StepWhileEvaluating`] in evaluation mode; [`Error::NoGradient`] for a parameter without, unless it
    /// is [`Frozen`](super::Frozen); [`Error::DuplicateParameter`]; [`Error::DtypeMismatch`], [`Error::ShapeChanged`] or
    /// [`Error::LayoutChanged`] for a parameter that was otherwise at its first step;
    /// [`Error::NonFinite`] with the guard on; for a rule that looks at axes [`Error::ShapeUnsaid`],
    /// [`Error::NoRows`] for a parameter whose order of axes has no rows, and
    /// [`Error::BatchOfMatrices`]; [`Error::NoMemory`] and
    /// [`Error::InitialOutOfRange`] for a state; [`Error::NoMemoryForStep`]; [`Error::NumberOutOfRange`]; [`Error::MissingInput`],
    /// [`Error::MissingNumber`] and [`Error::UnknownInput`] for what rules ask for beside the gradient; [`Error::OutsideDomain`] for a factor that
    /// leads a hyper-parameter out of its domain; [`Error::UnmatchedPattern`] if it is [strict](Self::with_strict_groups).
    /// Every parameter is checked before the first weight is written, so on an error nothing has changed.
    pub fn step(&mut self, params: &mut [Param<'_>]) -> Result<Report, Error> {
        let report = self.step_with(params, &mut Alone)?;
        events::stepped(&report);
        Ok(report)
    }

    /// [`step`](Self::step), taken together with others who have other parameters of the model. Nothing is told of it yet.
    pub(super) fn step_with(
        &mut self,
        params: &mut [Param<'_>],
        together: &mut dyn Together,
    ) -> Result<Report, Error> {
        if self.saved.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        let (before, steps) = (self.mark(), self.groups.steps());
        let mut report = Report::default();
        let taken = self
            .check_inputs(params)
            .and_then(|()| self.try_step(params, together, &mut report));
        if taken.is_err() || report.skipped {
            self.undo(before);
            // Evaluation weights are those of the last step that was taken. What its rules were, they may be.
            self.groups.begin_step(steps).ok();
        }
        taken?;
        self.given.numbers.clear();
        Ok(report)
    }

    /// How many parameters are known, and places where they sit.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.registry.len(), self.groups.seats.len())
    }

    /// As it was with so many, with nothing that was to change.
    pub(super) fn undo(&mut self, (known, seats): (usize, usize)) {
        self.registry.undo(known);
        // Those who sat down there are not known any more.
        self.groups.seats.truncate(seats);
    }

    /// The report is written where it is, for it is large beside what a small step computes.
    fn try_step(
        &mut self,
        params: &mut [Param<'_>],
        together: &mut dyn Together,
        report: &mut Report,
    ) -> Result<(), Error> {
        let Self {
            groups,
            exec,
            registry,
            gradients,
            given,
            average,
            names,
            ..
        } = self;
        groups.begin_step(self.steps)?;
        let have_gradients = registry.find(params, &mut |param, seat| {
            begin_under(groups, names.as_deref(), param, seat)
        })?;
        registry.seat(|seat| groups.rule(seat).is_frozen());
        if self.guard || !have_gradients {
            for (_, param, kept) in registry.moved(params) {
                if !param.has_gradient && kept.gathered.get().is_none() {
                    return Err(Error::NoGradient {
                        parameter: param.name().to_owned(),
                    });
                }
                if self.guard {
                    opened!(AnyData(&param.data), data => {
                        check_finite(param, "gradient", &data.g)?;
                        check_finite(param, "weights", data.w)?;
                        for (_, values) in data.inputs.iter().flat_map(|inputs| inputs.values()) {
                            check_finite(param, "input", values)?;
                        }
                    });
                }
            }
        }
        let weights = registry.bytes();
        if self.strict {
            groups.check_all_matched()?;
        }
        let mut eyes = OnHost {
            exec,
            registry,
            params,
            together,
        };
        let sight = gradients.look(&mut eyes, registry, params)?;
        if let Sight::Skipped = sight {
            report.skipped = true;
        } else {
            let share = average.and_then(|average| average.share(self.steps + 1));
            if let Some(average) = average.filter(|_| share.is_some()) {
                average.make_room(registry, params)?;
            }
            if self.statistics {
                statistics::make_room(registry, params);
            }
            let rules = (0..groups.seats.len()).map(|seat| groups.rule(seat).erased());
            let moved = rules.zip(registry.members(params));
            let moved = moved.filter_map(|(rule, members)| Some((rule?, members)));
            let moved = moved.filter(|(_, (members, _))| members.len() > 0);
            let around = Around {
                seen: sight.seen(),
                average: share,
                watches: self.statistics,
            };
            run(exec, weights, around, given, together, moved)?;
            self.steps += 1;
            if self.statistics {
                report.statistics = statistics::of_step(groups, registry, params).into();
            }
        }
        if let Sight::Through { norm, clipped, .. } = sight {
            report.gradient_norm = norm;
            report.clipped = clipped;
        }
        self.end_step(report);
        Ok(())
    }

    /// Behind a step that was taken or skipped, of which all else is known.
    pub(super) fn end_step(&mut self, report: &mut Report) {
        let before = self.steps - u64::from(!report.skipped);
        self.gradients.end(report.skipped, self.registry.kept_mut());
        report.steps = self.steps;
        for group in &self.groups.list {
            report.learning_rates.push(group.rate(before));
        }
        if self.groups.has_unseen && !report.skipped {
            report.unmatched = self.groups.tell_unmatched().into();
        }
    }
}

/// The parameters of a step that one rule moves, and where what it finds of them is written down.
type Sitting<'a, 'p> = (Members<'a, 'p>, &'a mut Option<Alike>);

/// Takes a step of parameters under these rules.
fn run<'a, 'p: 'a>(
    exec: &'a Exec,
    weights: usize,
    around: Around<'a>,
    given: &Given,
    together: &mut dyn Together,
    mut moved: impl Iterator<Item = (&'a dyn ErasedRule, Sitting<'a, 'p>)>,
) -> Result<(), Error> {
    let Some((rule, mut members)) = moved.next() else {
        return take(weights, around, given, together, &mut [], &mut []);
    };
    let Some(second) = moved.next() else {
        return rule.with_step(exec, &mut |step| {
            take(
                weights,
                around,
                given,
                &mut *together,
                &mut [step],
                std::slice::from_mut(&mut members),
            )
        });
    };
    let all = [(rule, members), second].into_iter().chain(moved);
    let (rules, mut members): (Vec<_>, Vec<_>) = all.unzip();
    let mut steps: Vec<_> = rules.into_iter().map(|rule| rule.step(exec)).collect();
    let mut steps: Vec<_> = steps.iter_mut().map(|step| &mut **step).collect();
    take(weights, around, given, together, &mut steps, &mut members)
}

/// Takes these steps together, each of its own parameters, which are none then.
fn take<'a>(
    weights: usize,
    around: Around<'a>,
    given: &Given,
    together: &mut dyn Together,
    steps: &mut [&mut (dyn ErasedStep<'a> + 'a)],
    members: &mut [Sitting<'a, '_>],
) -> Result<(), Error> {
    for (step, (members, alike)) in steps.iter_mut().zip(&mut *members) {
        **alike = step.prepare(members.reborrow(), given, **alike)?;
    }
    together.agree()?;
    #[cfg(feature = "sharded")]
    take_portions(around, together, steps, members)?;
    for (step, (members, _)) in steps.iter_mut().zip(members) {
        if members.len() > 0 {
            step.begin(weights, members.take(), around);
        }
    }
    finish(steps, together)
}

/// Takes the steps that wait for nothing portion by portion, if others are to be told of each.
#[cfg(feature = "sharded")]
fn take_portions<'a>(
    around: Around<'_>,
    together: &mut dyn Together,
    steps: &mut [&mut (dyn ErasedStep<'a> + 'a)],
    members: &mut [Sitting<'a, '_>],
) -> Result<(), Error> {
    let Some(most) = together.portion() else {
        return Ok(());
    };
    let steps = steps.iter_mut().zip(members);
    for (step, (members, _)) in steps.filter(|(step, _)| step.has_portions()) {
        loop {
            let mut portion = members.portion(most);
            if portion.len() == 0 {
                break;
            }
            let weights = portion.reborrow();
            let weights = weights.map(|it| it.param.len() * it.param.dtype().size());
            let weights = weights.sum();
            step.portion(weights, portion.reborrow(), around);
            together.written(&mut portion.map(|it| (it.place, &*it.param)))?;
        }
    }
    Ok(())
}

/// Where a parameter begins, or one that has only rested so far, of which it is told where it sits.
pub(super) fn begin_under(
    groups: &mut Groups,
    names: Option<&[String]>,
    param: &Param<'_>,
    seat: Option<usize>,
) -> Result<Beginning, Error> {
    check_listed(names, param)?;
    #[cfg(feature = "sharded")]
    let seat = seat.or(param.segment.map(|segment| segment.seat));
    let seat = seat.map_or_else(|| groups.sit(param), Ok)?;
    let rule = groups.rule(seat).erased();
    let state = rule.map(|rule| new_state(rule, param)).transpose()?;
    Ok(Beginning { seat, state })
}

/// State of a parameter before its first step under a rule.
pub(super) fn new_state(rule: &dyn ErasedRule, param: &Param<'_>) -> Result<AnyState, Error> {
    let (asks, name) = (rule.asks(), rule.meta().name);
    if asks.shape && !param.layout.is_said() {
        return Err(Error::ShapeUnsaid {
            rule: name,
            parameter: param.name().to_owned(),
            len: param.len(),
        });
    }
    if asks.axes && MatrixLayout::of(&param.layout).is_none() {
        return Err(Error::NoRows {
            rule: name,
            parameter: param.name().to_owned(),
            shape: param.layout.shape().to_vec(),
            strides: param.layout.strides(),
        });
    }
    Ok(rule.new_state(param, MatrixLayout::of_any(&param.layout)))
}

/// Whether a parameter that begins has a name that may be.
pub(super) fn check_listed(names: Option<&[String]>, param: &Param<'_>) -> Result<(), Error> {
    let (Some(names), name) = (names, param.name()) else {
        return Ok(());
    };
    if names
        .binary_search_by(|listed| listed.as_str().cmp(name))
        .is_ok()
    {
        return Ok(());
    }
    Err(Error::UnlistedParameter {
        parameter: name.to_owned(),
        nearest: nearest(name, names.iter().map(String::as_str)),
    })
}

fn check_finite<T: Element>(
    param: &Param<'_>,
    what: &'static str,
    values: &[T],
) -> Result<(), Error> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(Error::NonFinite {
            parameter: param.name().to_owned(),
            what,
            index: param.begins_at() + index,
            value: values[index].to_f64(),
        }),
        None => Ok(()),
    }
}
