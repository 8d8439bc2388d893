//! From the host to a device and back, in mid-run.

use super::super::registry::Registry;
use super::super::{AnyRule, Optimizer};
use super::DeviceOptimizer;
use super::accelerator::{Accelerator, RoomValues};
use super::step::hollow;
use crate::error::Error;
use crate::tensor::kept::{AnyBuffer, Averaged, BufferFamily, Gathered, Kept, Watched};
use crate::tensor::memory::Buffer;
use crate::tensor::state::{AnyState, StateFamily, TensorState, values_of};
use crate::tensor::view::Values;
use crate::value::element::Element;
use crate::value::erased::Erased;
use crate::value::room::Room;

/// Whether a device runs a rule.
pub(super) fn check_rule(rule: &AnyRule) -> Result<(), Error> {
    rule.meta().map_or(Ok(()), |meta| meta.device().map(drop))
}

impl DeviceOptimizer {
    /// The same optimizer with a copy of all its values on a device: states, averages, gathered gradients. That of the host stays
    /// as it is, and may be dropped. Its parameters' weights are the caller's to move.
    ///
    /// # Errors
    /// [`Error::NotOnDevice`] for a rule, and [`Error::SettingNotOnDevice`] for a setting that no device has;
    /// [`Error::StepWhileEvaluating`] in evaluation mode; and those of the device, which has given back then what it had
    /// made.
    pub fn from_host<A: Accelerator>(
        optimizer: &Optimizer,
        device: &mut A,
    ) -> Result<Self, A::Error> {
        if optimizer.saved.is_some() {
            return Err(Error::StepWhileEvaluating.into());
        }
        for group in &optimizer.groups.list {
            check_rule(&group.rule)?;
        }
        if optimizer.gradients.clips_units() {
            return Err(Error::SettingNotOnDevice {
                what: "clips by unit",
            }
            .into());
        }
        device.begin();
        let moved = upload(&optimizer.registry, device).and_then(|()| Ok(optimizer.hollow()?));
        if moved.is_err() {
            device.undo();
        }
        Ok(Self {
            optimizer: moved?,
            torn: false,
            steady: None,
            refused: None,
            evaluated: None,
        })
    }

    /// An [`Optimizer`] that goes on from here on the host, with the same bits: it has a copy of all values, and the device
    /// keeps its own.
    ///
    /// # Errors
    /// [`Error::StepWhileEvaluating`] in evaluation mode; [`Error::StepTorn`]; [`Error::NoMemory`]; those of the device.
    pub fn to_host<A: Accelerator>(&mut self, device: &mut A) -> Result<Optimizer, A::Error> {
        self.check()?;
        self.catch_up();
        let mut optimizer = self.optimizer.clone();
        for index in 0..optimizer.registry.len() {
            let (entry, kept) = optimizer.registry.entry_mut(index);
            let mut download = |room: Room, len: usize| -> Result<AnyBuffer, A::Error> {
                let values = device.download(index, usize::MAX, room)?;
                if (values.len(), values.dtype()) != (len, entry.dtype) {
                    return Err(Error::DeviceValues {
                        parameter: entry.name.clone(),
                        room,
                        expected: len,
                        expected_dtype: entry.dtype,
                        given: values.len(),
                        given_dtype: values.dtype(),
                    }
                    .into());
                }
                Ok(filled(values)?)
            };
            let len = entry.layout.len();
            if kept.gathered.sum.is_some() {
                kept.gathered.sum = Some(download(Room::Gathered, len)?);
            }
            if kept.average.values.is_some() {
                kept.average.values = Some(download(Room::Average, len)?);
            }
            let Some(state) = &mut kept.state else {
                continue;
            };
            let mut values = Vec::new();
            for (slot, len, rests) in opened!(AnyState(&*state), state => slots_of(state)) {
                values.push((slot, download(Room::State(slot), len)?, rests));
            }
            *state = opened!(AnyState(&*state), state => whole(state, values))?;
        }
        optimizer.registry.seat_anew();
        Ok(optimizer)
    }
}

impl Optimizer {
    /// It without values, for these lie elsewhere.
    fn hollow(&self) -> Result<Self, Error> {
        Ok(Self {
            groups: self.groups.clone(),
            exec: self.exec.clone(),
            guard: self.guard,
            strict: self.strict,
            statistics: self.statistics,
            names: self.names.clone(),
            gradients: self.gradients.clone(),
            given: self.given.clone(),
            average: self.average,
            registry: self.registry.with_kept(hollow_kept)?,
            steps: self.steps,
            saved: None,
            #[cfg(feature = "checkpoint")]
            notes: self.notes.clone(),
        })
    }
}

/// What is kept of a parameter, without values.
fn hollow_kept(kept: &Kept) -> Result<Kept, Error> {
    let emptied = |values: &Option<AnyBuffer>| {
        let values = values.as_ref();
        let emptied = values.map(|values| opened!(Erased(values), values => emptied(values)));
        emptied.transpose()
    };
    Ok(Kept {
        state: kept.state.as_ref().map(hollow).transpose()?,
        gathered: Gathered {
            sum: emptied(&kept.gathered.sum)?,
            count: kept.gathered.count,
        },
        average: Averaged {
            values: emptied(&kept.average.values)?,
            count: kept.average.count,
        },
        watched: Watched::default(),
    })
}

/// Has a device keep all values.
fn upload<A: Accelerator>(registry: &Registry, device: &mut A) -> Result<(), A::Error> {
    for index in 0..registry.len() {
        let kept = registry.kept_at(index);
        let rooms = [
            (Room::Gathered, &kept.gathered.sum),
            (Room::Average, &kept.average.values),
        ];
        for (room, values) in rooms {
            let Some(values) = values else { continue };
            opened!(Erased(values), values => device.upload(index, room, Values::of_slice(values)))?;
        }
        let Some(state) = &kept.state else { continue };
        opened!(AnyState(state), state => {
            for (slot, values, _) in state.slots() {
                device.upload(index, Room::State(slot), Values::of_slice(values))?;
            }
        });
    }
    Ok(())
}

/// The states that have values on a device, with the numbers of these, and whether they rest.
fn slots_of<T: Element>(state: &TensorState<T>) -> Vec<(usize, usize, bool)> {
    let len = |slot: usize| values_of(state.matrix(), state.meta().states[slot].storage);
    let slots = state.slots();
    let slots = slots.map(|(slot, _, rests)| (slot, len(slot).unwrap_or_default(), rests));
    slots.collect()
}

/// A state with these values.
fn whole<T: Element>(
    state: &TensorState<T>,
    values: Vec<(usize, AnyBuffer, bool)>,
) -> Result<AnyState, Error> {
    let meta = state.meta();
    let mut slots: Vec<Option<(Buffer<T>, bool)>> = meta.states.iter().map(|_| None).collect();
    for (slot, mut buffer, rests) in values {
        if let Some(buffer) = T::open_mut::<BufferFamily>(&mut buffer) {
            slots[slot] = Some((buffer.clone(), rests));
        }
    }
    let restored = TensorState::restored(
        meta,
        state.step(),
        state.matrix(),
        slots.into_iter(),
        state.numbers().clone(),
    );
    restored.map(T::erase::<StateFamily>)
}

fn emptied<T: Element>(_: &Buffer<T>) -> Result<AnyBuffer, Error> {
    buffer_of::<T>(&[])
}

fn buffer_of<T: Element>(values: &[T]) -> Result<AnyBuffer, Error> {
    let no_memory = || Error::NoMemory {
        rule: "an optimizer",
        state: "of a device",
        values: values.len(),
    };
    let mut buffer = Buffer::filled(T::ZERO, values.len(), &[]).ok_or_else(no_memory)?;
    buffer.copy_from_slice(values);
    Ok(T::erase::<BufferFamily>(buffer))
}

/// Values of a device in memory of the host.
fn filled(values: RoomValues) -> Result<AnyBuffer, Error> {
    match values {
        RoomValues::F32(values) => buffer_of(&values),
        RoomValues::F64(values) => buffer_of(&values),
    }
}
