//! Places of parameters: those that have a group and the factors of hyper-parameters in common sit together.

use std::collections::HashMap;
use std::ops::Index;

use smallvec::SmallVec;

use super::any_rule::AnyRule;
use super::group::Group;
use crate::error::Error;
use crate::value::hyper::HyperValue;

/// Positions of hyper-parameters with their factors.
pub(super) type Factors = SmallVec<[(usize, f64); 1]>;

/// Parameters of one group with the same factors.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    pub(super) group: usize,
    pub(super) factors: Factors,
    /// The rule of the step at hand, where it is another than the group's.
    own: Option<AnyRule>,
}

/// A group, and factors by their bits.
type Key = (usize, SmallVec<[(usize, u64); 1]>);

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Seats {
    list: Vec<Seat>,
    /// Where those are, for there may be as many as parameters.
    places: HashMap<Key, usize>,
}

fn key(group: usize, factors: &Factors) -> Key {
    let bits = factors
        .iter()
        .map(|(hyper, factor)| (*hyper, factor.to_bits()));
    (group, bits.collect())
}

impl Seats {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Seat> {
        self.list.iter_mut()
    }

    /// Keeps the first so many.
    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.list.len() {
            self.list.truncate(len);
            self.places.retain(|_, place| *place < len);
        }
    }

    /// The place of those of a group that have these factors; one that is new is made ready first.
    pub(super) fn of(
        &mut self,
        group: usize,
        factors: Factors,
        ready: impl FnOnce(&mut Seat) -> Result<(), Error>,
    ) -> Result<usize, Error> {
        let key = key(group, &factors);
        if let Some(place) = self.places.get(&key) {
            return Ok(*place);
        }
        let own = None;
        let mut seat = Seat {
            group,
            factors,
            own,
        };
        ready(&mut seat)?;
        self.list.push(seat);
        self.places.insert(key, self.list.len() - 1);
        Ok(self.list.len() - 1)
    }

    /// The same where a group has another rule, in which hyper-parameters are at other positions, or are not there.
    pub(super) fn with_group(
        &self,
        group: usize,
        position: impl Fn(usize) -> Option<usize>,
        ready: impl Fn(&mut Seat) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let mut list = self.list.clone();
        for seat in list.iter_mut().filter(|seat| seat.group == group) {
            let factors = seat.factors.iter();
            seat.factors = factors
                .filter_map(|(hyper, factor)| Some((position(*hyper)?, *factor)))
                .collect();
            ready(seat)?;
        }
        let mut places = HashMap::with_capacity(list.len());
        for (place, seat) in list.iter().enumerate() {
            places
                .entry(key(seat.group, &seat.factors))
                .or_insert(place);
        }
        Ok(Self { list, places })
    }
}

impl Index<usize> for Seats {
    type Output = Seat;

    fn index(&self, place: usize) -> &Seat {
        &self.list[place]
    }
}

impl Seat {
    /// Its own rule in the step at hand, where it is another than the group's.
    pub(super) fn own(&self) -> Option<&AnyRule> {
        self.own.as_ref()
    }

    /// Makes its own rule of the group's, for the step that follows so many, if it is another.
    pub(super) fn set(&mut self, group: &Group, steps: u64) -> Result<(), Error> {
        if self.factors.is_empty() && group.scheduled.is_empty() {
            self.own = None;
            return Ok(());
        }
        let mut own = group.rule.clone();
        own.set_hypers(&self.values(group, steps))?;
        self.own = Some(own);
        Ok(())
    }

    /// The same where the group is what it was for the step before.
    pub(super) fn go_on(&mut self, group: &Group, steps: u64) -> Result<(), Error> {
        let values = self.values(group, steps);
        match &mut self.own {
            Some(own) => own.set_hypers(&values),
            None => self.set(group, steps),
        }
    }

    /// What differs in its own rule, by position.
    fn values(&self, group: &Group, steps: u64) -> SmallVec<[(usize, HyperValue); 4]> {
        let scheduled = group.scheduled.iter().map(|scheduled| scheduled.hyper);
        let factors = self.factors.iter().map(|(index, _)| *index);
        let mut values = SmallVec::new();
        for index in scheduled.chain(factors) {
            let Some(value) = group.value_at(index, steps) else {
                continue;
            };
            let mut factors = self.factors.iter().filter(|(factor, _)| *factor == index);
            let value = factors
                .next()
                .map_or(value, |(_, factor)| multiplied(value, *factor));
            values.push((index, value));
        }
        values
    }
}

/// A value times a factor; a flag is no number and stays.
fn multiplied(value: HyperValue, factor: f64) -> HyperValue {
    match value {
        HyperValue::Number(value) => HyperValue::Number(value * factor),
        #[allow(
            clippy::cast_precision_loss,
            reason = "a count that is scaled is a measure"
        )]
        HyperValue::Count(count) => HyperValue::Number(count as f64 * factor),
        HyperValue::Flag(_) => value,
    }
}
