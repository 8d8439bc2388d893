//! Whether all values of a schedule lie in a domain.

use super::Schedule;
use super::curve::Curve;
use super::cycles::{Cyclic, Restarts, Swell};
use super::node::Node;
use crate::error::Error;
use crate::value::hyper::{Domain, HyperValue};

/// So many steps of what is not known are looked at.
const SAMPLES: u64 = 1_024;

impl Schedule {
    /// Whether the schedule is without [fault](Self::fault) and its values lie in a domain, for a hyper-parameter whose own
    /// value is this: over all its steps, where it has an end.
    ///
    /// Between a few steps that are known (where a curve has its levels, where a cycle turns) values rise or fall, so
    /// these are enough; a table is looked at whole. Of functions, and of products, some thousand steps are looked at.
    /// Where one goes on for ever, what its first steps or its first cycles have is looked at: an exponential that grows
    /// leaves every domain at last, and may well be stopped before. The optimizer looks at each step again.
    ///
    /// # Errors
    /// The [`fault`](Self::fault), or [`Error::ScheduleOutsideDomain`] with the first step of which that was found.
    pub fn check(&self, own: f64, domain: &Domain) -> Result<(), Error> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        match self.first_outside(own, domain) {
            None => Ok(()),
            Some((step, value)) => Err(Error::ScheduleOutsideDomain {
                step,
                value,
                domain: domain.describe("the value"),
            }),
        }
    }

    /// The first step that [`check`](Self::check) finds outside a domain, and the value there.
    pub fn first_outside(&self, own: f64, domain: &Domain) -> Option<(u64, f64)> {
        let mut steps = Vec::new();
        let last = self.length();
        self.node.turns(last, &mut |step| steps.push(step));
        steps.push(0);
        steps.extend(last);
        steps.sort_unstable();
        steps.dedup();
        let inside = |step: u64| domain.contains(HyperValue::Number(self.apply(own, step)));
        let found = steps.iter().position(|step| !inside(*step))?;
        // Outside somewhere between the step before, which is inside, and this one: the first such step.
        let mut outside = steps[found];
        if let Some(before) = found.checked_sub(1) {
            let mut within = steps[before];
            while outside - within > 1 {
                let middle = within + (outside - within) / 2;
                if inside(middle) {
                    within = middle;
                } else {
                    outside = middle;
                }
            }
        }
        Some((outside, self.apply(own, outside)))
    }
}

impl Node {
    /// Steps up to a last one, between which values do nothing but rise or do nothing but fall, or as many as are looked
    /// at of what is not known.
    fn turns(&self, last: Option<u64>, put: &mut dyn FnMut(u64)) {
        let within = |step: u64| last.is_none_or(|last| step <= last);
        let mut put_within = |step: u64| {
            if within(step) {
                put(step);
            }
        };
        match self {
            Self::Constant(_) => put_within(0),
            Self::Exponential { .. } | Self::Inverse { .. } => {
                put_within(0);
                if let Some(last) = last {
                    put_within(last);
                }
            }
            Self::Curve(curve) => curve.turns(&mut put_within),
            Self::MultiStep { milestones, .. } => milestones
                .iter()
                .for_each(|at| around(*at, &mut put_within)),
            Self::Table(factors) => (0..factors.len() as u64).for_each(put_within),
            Self::Function(_) => samples(last, &mut put_within),
            Self::Cyclic(cyclic) => cyclic.turns(last, &mut put_within),
            Self::Restarts(restarts) => restarts.turns(&mut put_within),
            Self::Sequence(parts) => {
                for (at, (begin, part)) in parts.iter().enumerate() {
                    let end = parts.get(at + 1).map(|(next, _)| next.saturating_sub(1));
                    let end = end.or(last).map(|end| end.saturating_sub(*begin));
                    part.turns(end, &mut |step| put_within(begin.saturating_add(step)));
                }
            }
            Self::Product(parts) => {
                parts
                    .iter()
                    .for_each(|part| part.turns(last, &mut put_within));
                samples(last, &mut put_within);
            }
            Self::Repeat { inner, period, .. } => {
                inner.turns(Some(*period), &mut put_within);
            }
            Self::Held { inner, steps } => {
                let last = last.map(|last| last / (*steps).max(1));
                inner.turns(last, &mut |step| put_within(step.saturating_mul(*steps)));
            }
            Self::Skipped { inner, steps } => {
                put_within(0);
                let last = last.map(|last| last.saturating_add(*steps));
                inner.turns(last, &mut |step| {
                    if let Some(step) = step.checked_sub(*steps) {
                        put_within(step);
                    }
                });
            }
            Self::Delayed { inner, steps } => {
                put_within(0);
                let last = last.map(|last| last.saturating_sub(*steps));
                inner.turns(last, &mut |step| put_within(steps.saturating_add(step)));
            }
            Self::Limited { inner, steps } => {
                let end = inner.limited(*steps, *steps);
                let end = last.map_or(end, |last| last.min(end));
                put_within(end);
                inner.turns(Some(end), &mut put_within);
            }
            Self::Bounded { inner, .. } | Self::Of { inner, .. } => {
                inner.turns(last, &mut put_within)
            }
        }
    }
}

/// A step at which something changes, and the one before.
fn around(step: u64, put: &mut dyn FnMut(u64)) {
    put(step.saturating_sub(1));
    put(step);
}

/// Steps at equal distances up to the last, or the first ones if there is no last.
fn samples(last: Option<u64>, put: &mut dyn FnMut(u64)) {
    let distance = last.map_or(1, |last| (last / SAMPLES).max(1));
    (0..=SAMPLES).for_each(|sample| put(sample.saturating_mul(distance)));
}

impl Curve {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a step, at most the largest there is"
    )]
    fn turns(&self, put: &mut dyn FnMut(u64)) {
        put(0);
        for knot in &self.knots {
            // Between two steps it is the one before that has most of the way.
            around(knot.at.ceil().max(0.0) as u64, put);
            // Waves turn where nobody looks otherwise.
            if let super::Anneal::Waves(_) = knot.anneal {
                samples(Some(knot.at.max(0.0) as u64), put);
            }
        }
    }
}

impl Cyclic {
    fn turns(&self, last: Option<u64>, put: &mut dyn FnMut(u64)) {
        let cycle = |number: u64, put: &mut dyn FnMut(u64)| {
            let begin = number.saturating_mul(self.period());
            put(begin);
            put(begin.saturating_add(self.up));
        };
        match self.swell {
            Swell::Same | Swell::Halving => (0..2).for_each(|number| cycle(number, put)),
            Swell::PerStep(_) | Swell::OfCycle(_) | Swell::OfStep(_) => {
                let cycles = last.map_or(SAMPLES, |last| last / self.period());
                let distance = (cycles / SAMPLES).max(1);
                (0..=cycles.min(SAMPLES)).for_each(|number| cycle(number * distance, put));
                samples(last, put);
                if let Some(last) = last {
                    put(last);
                }
            }
        }
    }
}

impl Restarts {
    fn turns(&self, put: &mut dyn FnMut(u64)) {
        let mut begin = 0_u64;
        for _ in 0..SAMPLES {
            let place = self.place(begin);
            around(place.begin, put);
            put(place.begin.saturating_add(self.up));
            match place.begin.checked_add(place.length) {
                Some(next) => begin = next,
                None => return,
            }
        }
    }
}
