//! An optimizer as a checkpoint.

use std::collections::BTreeMap;
use std::io::Write;

use super::bounded::{FEW, Few, Unique};
use super::bytes::Through;
use super::header::{Tensor, encode, io};
use super::record::{self, Group, Parameter, Place, Plateau, Record, Rule, State, Whole};
use super::text::{Count, Fingerprint, Number};
use super::{Kind, Optimizer};
use crate::door::meta::{RuleMeta, StateMeta, Storage};
use crate::error::CheckpointFault;
use crate::optimizer::loss_scale::LossScale;
use crate::optimizer::registry::Entry;
use crate::optimizer::schedules::Course;
use crate::optimizer::seat::Seat;
use crate::tensor::kept::Kept;
use crate::tensor::layout::Layout;
use crate::tensor::param::{AnyData, Param};
use crate::tensor::state::{AnyState, TensorState};
use crate::tensor::view::SliceFamily;
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::erased::Erased;

/// Values that lie in memory.
type Values<'a> = Erased<SliceFamily<'a>>;

/// A tensor of a file.
pub(super) struct Stored<'a> {
    pub(super) name: String,
    shape: Vec<usize>,
    /// The first of its values that is here; the others are somewhere else.
    pub(super) from: usize,
    pub(super) values: Values<'a>,
}

/// Of which whole a parameter's values are a segment: its layout, and the first of them.
pub(super) type SegmentOf<'s> = dyn Fn(&str) -> Option<(&'s Layout, usize)> + 's;

/// What is to be written.
pub(super) struct Written<'a> {
    record: Record,
    pub(super) tensors: Vec<Stored<'a>>,
}

fn values<'a, T: Element>(values: &'a [T]) -> Values<'a> {
    T::erase::<SliceFamily<'a>>(values)
}

/// The shape of values in the file: the parameter's, if they lie as its elements in the order of its axes.
fn shape_of(len: usize, layout: Option<&Layout>) -> Vec<usize> {
    let shaped = layout.filter(|layout| {
        let plain = Layout::contiguous(layout.shape());
        layout.len() == len && plain.is_ok_and(|plain| plain == **layout)
    });
    shaped.map_or_else(|| vec![len], |layout| layout.shape().to_vec())
}

impl<'a> Written<'a> {
    pub(super) fn of(
        optimizer: &'a Optimizer,
        weights: &'a [Param<'_>],
        segment_of: &SegmentOf<'_>,
    ) -> Result<Self, CheckpointFault> {
        let groups = &optimizer.groups;
        let mut written = Self {
            record: Record {
                whole: whole(optimizer),
                groups: BTreeMap::new(),
                parameters: BTreeMap::new(),
                weights: BTreeMap::new(),
                notes: optimizer.notes.clone(),
            },
            tensors: Vec::new(),
        };
        for group in &groups.list {
            let name = group.name.as_ref().to_owned();
            written.record.groups.insert(name, record_of(group));
        }
        let registry = &optimizer.registry;
        for (entry, _) in registry.entries() {
            let Some(kept) = registry.kept_of(&entry.name) else {
                continue;
            };
            let seat = &groups.seats[entry.seat];
            let group = &groups.list[seat.group];
            let meta = group.rule.meta();
            let lies = segment_of(&entry.name).unwrap_or((&entry.layout, 0));
            written.put((entry, lies), seat, &group.name, meta, kept)?;
        }
        for param in weights {
            let name = param.name();
            let lies = segment_of(name).unwrap_or((&param.layout, 0));
            let place = place(name, lies.0, param.dtype())?;
            written.record.weights.insert(name.to_owned(), place);
            opened!(AnyData(&param.data), data => {
                written.tensor(Kind::Weights.of(name), Some(lies), &*data.w);
            });
        }
        written.tensors.sort_unstable_by(|a, b| {
            in_file(&a.name, a.values.dtype()).cmp(&in_file(&b.name, b.values.dtype()))
        });
        Ok(written)
    }

    fn put(
        &mut self,
        (entry, lies): (&Entry, (&Layout, usize)),
        seat: &Seat,
        group: &str,
        meta: Option<&'static RuleMeta>,
        kept: &'a Kept,
    ) -> Result<(), CheckpointFault> {
        let name = &entry.name;
        let gathered = &kept.gathered;
        if let Some(sum) = gathered.get() {
            opened!(Erased(sum), sum => {
                self.tensor(Kind::Accumulated.of(name), Some(lies), sum);
            });
        }
        let average = &kept.average;
        if let Some(values) = average.values.as_ref().filter(|_| average.count > 0) {
            opened!(Erased(values), values => {
                self.tensor(Kind::Average.of(name), Some(lies), values);
            });
        }
        let state = kept.state.as_ref();
        let state =
            state.map(|state| opened!(AnyState(state), state => self.state(name, lies, state)));
        let factors = seat.factors.iter().filter_map(|(index, factor)| {
            let hyper = meta?.hypers.get(*index)?.name.to_owned();
            Some((hyper, Number(*factor)))
        });
        let parameter = Parameter {
            group: group.to_owned(),
            factors: Unique(factors.collect()),
            place: place(name, lies.0, entry.dtype)?,
            accumulated: Count(gathered.get().map_or(0, |_| gathered.count)),
            averaged: Count(average.values.as_ref().map_or(0, |_| average.count)),
            state,
        };
        self.record.parameters.insert(name.clone(), parameter);
        Ok(())
    }

    fn state<T: Element>(
        &mut self,
        parameter: &str,
        lies: (&Layout, usize),
        state: &'a TensorState<T>,
    ) -> State {
        let meta = state.meta();
        let mut rests = BTreeMap::new();
        for (index, values, resting) in state.slots() {
            let StateMeta { name, storage, .. } = &meta.states[index];
            let lies = (*storage == Storage::PerWeight).then_some(lies);
            self.tensor(Kind::state(parameter, name), lies, values);
            rests.insert((*name).to_owned(), resting);
        }
        let numbers = state.numbers();
        let scalars = meta.states.iter().zip(&numbers.scalars);
        let scalars = scalars.filter(|(state, _)| state.storage == Storage::Scalar);
        let tracked = meta.tracked.iter().map(|index| meta.states[*index].name);
        let histories = tracked.zip(&numbers.histories).map(|(name, history)| {
            let parts = history.parts().map(Number).to_vec();
            (name.to_owned(), Few(parts))
        });
        State {
            rule: rule(Some(meta)),
            step: Count(state.step()),
            rests: Unique(rests),
            scalars: Unique(
                scalars
                    .map(|(state, value)| (state.name.to_owned(), Number(*value)))
                    .collect(),
            ),
            histories: Unique(histories.collect()),
        }
    }

    fn tensor<T: Element>(&mut self, name: String, lies: Option<(&Layout, usize)>, of: &'a [T]) {
        let from = lies.map_or(0, |(_, from)| from);
        let len = lies.map_or(of.len(), |(layout, _)| layout.len());
        self.tensors.push(Stored {
            name,
            shape: shape_of(len, lies.map(|(layout, _)| layout)),
            from,
            values: values(of),
        });
    }

    /// The header.
    pub(super) fn header(&self) -> Result<Vec<u8>, CheckpointFault> {
        let mut place = 0;
        let mut tensors = Vec::with_capacity(self.tensors.len());
        for stored in &self.tensors {
            let (shape, len) = (stored.shape.clone(), stored.shape.iter().product());
            let (tensor, end) = Tensor::at(stored.values.dtype(), shape, place, len);
            place = end;
            tensors.push((stored.name.as_str(), tensor));
        }
        encode(&self.record.encode()?, &tensors)
    }

    /// Writes header and data, through a buffer.
    pub(super) fn write(&self, to: &mut impl Write) -> Result<(), CheckpointFault> {
        to.write_all(&self.header()?).map_err(io("writing"))?;
        let mut through = Through::new();
        for Stored { values, .. } in &self.tensors {
            opened!(Erased(values), values => through.write(values, to)?);
        }
        Ok(())
    }
}

/// By what tensors are sorted in a file: the largest elements first, so that all are aligned, as `safetensors` has them.
pub(super) fn in_file(name: &str, dtype: Dtype) -> (std::cmp::Reverse<usize>, &str) {
    (std::cmp::Reverse(dtype.size()), name)
}

fn whole(optimizer: &Optimizer) -> Whole {
    let gradients = &optimizer.gradients;
    Whole {
        steps: Count(optimizer.steps),
        accumulated: Count(gradients.rounds),
        mean: gradients.mean,
        loss_scale: gradients.loss_scale.as_ref().map(loss_scale),
        average: optimizer.average.as_ref().map(|it| it.described()),
        seed: match optimizer.given.seed {
            0 => None,
            seed => Some(Fingerprint(seed)),
        },
    }
}

fn loss_scale(scale: &LossScale) -> record::LossScale {
    let ([scale, growth, backoff, floor], [interval, good_steps]) = scale.parts();
    record::LossScale {
        scale: Number(scale),
        growth: Number(growth),
        backoff: Number(backoff),
        interval: Count(interval),
        floor: Number(floor),
        good_steps: Count(good_steps),
    }
}

fn record_of(group: &crate::optimizer::group::Group) -> Group {
    let meta = group.rule.meta();
    let hypers = meta.map_or(&[][..], |meta| meta.hypers);
    let named = |index: usize| hypers[index].name.to_owned();
    let values = (0..hypers.len())
        .filter_map(|index| Some((named(index), group.rule.hyper_at(index)?.into())));
    let patterns = group.filter.as_ref().map_or(&[][..], |it| it.patterns());
    let patterns = patterns.iter().map(|pattern| pattern.as_str().to_owned());
    let plateaus = group.scheduled.iter().filter_map(|scheduled| {
        let Course::Plateau(plateau) = &scheduled.course else {
            return None;
        };
        Some((named(scheduled.hyper), Plateau::from(plateau.state())))
    });
    Group {
        rule: rule(meta),
        hypers: Unique(values.collect()),
        patterns: Unique(patterns.zip(group.seen.iter().copied()).collect()),
        plateaus: Unique(plateaus.collect()),
    }
}

fn rule(meta: Option<&RuleMeta>) -> Rule {
    Rule {
        name: meta.map_or("Frozen", |meta| meta.name).to_owned(),
        fingerprint: Fingerprint(meta.map_or(0, |meta| meta.fingerprint)),
    }
}

fn place(name: &str, layout: &Layout, dtype: Dtype) -> Result<Place, CheckpointFault> {
    if layout.shape().len() > FEW {
        return Err(CheckpointFault::Parameter {
            parameter: name.to_owned(),
            what: "it has more axes than can be written",
        });
    }
    Ok(Place::of(layout, dtype))
}
