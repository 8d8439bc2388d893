//! Memory that an optimizer has on a device: of each parameter, and of a step.

use std::sync::Arc;

use optim_runtime::device::Axis;
use optim_runtime::{Dtype, Room};

use crate::driver::{Context, Memory};
use crate::error::Error;

/// Bytes that an optimizer holds on its device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MemoryBytes {
    /// States of rules.
    pub states: usize,
    /// Averages of weights, and training weights while weights are those to evaluate with.
    pub averages: usize,
    /// Gathered gradients.
    pub gathered: usize,
    /// What is needed within a step alone, and is kept for the next one: gradients as rules see them, sums, numbers,
    /// lists of tensors.
    pub scratch: usize,
}

impl MemoryBytes {
    /// All together.
    pub fn total(self) -> usize {
        self.states + self.averages + self.gathered + self.scratch
    }
}

/// What memory is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    Room(Room),
    /// What a loop leaves for each row or column.
    Left(Axis, usize),
}

#[derive(Debug)]
pub(crate) struct Held {
    own: Own,
    pub(crate) memory: Memory,
    pub(crate) len: usize,
    pub(crate) dtype: Dtype,
}

/// Memory of all parameters.
#[derive(Debug, Default)]
pub(crate) struct Rooms {
    of: Vec<Vec<Held>>,
    /// What was made since a call began.
    made: Vec<(usize, Own)>,
    /// How often memory of a state was given back.
    states_moved: u64,
}

impl Rooms {
    pub(crate) fn begin(&mut self) {
        self.made.clear();
    }

    pub(crate) fn undo(&mut self) {
        for (parameter, own) in std::mem::take(&mut self.made) {
            self.free(parameter, own);
        }
    }

    pub(crate) fn free(&mut self, parameter: usize, own: Own) {
        let Some(all) = self.of.get_mut(parameter) else {
            return;
        };
        let before = all.len();
        all.retain(|held| held.own != own);
        if matches!(own, Own::Room(Room::State(_))) && all.len() < before {
            self.states_moved += 1;
        }
    }

    /// Another number where a state lies elsewhere than it did.
    pub(crate) fn states_moved(&self) -> u64 {
        self.states_moved
    }

    pub(crate) fn get(&self, parameter: usize, own: Own) -> Option<&Held> {
        self.of.get(parameter)?.iter().find(|held| held.own == own)
    }

    /// Has memory for so many values.
    pub(crate) fn make(
        &mut self,
        context: &Arc<Context>,
        parameter: usize,
        own: Own,
        len: usize,
        dtype: Dtype,
    ) -> Result<u64, Error> {
        if let Some(held) = self.get(parameter, own)
            && (held.len, held.dtype) == (len, dtype)
        {
            return Ok(held.memory.at);
        }
        let what = format!("{} of a parameter of {len} values", name(own));
        let memory = Memory::new(context, len.saturating_mul(dtype.size()), &what)?;
        let at = memory.at;
        if self.of.len() <= parameter {
            self.of.resize_with(parameter + 1, Vec::new);
        }
        // Of another length or type it was another parameter's.
        self.free(parameter, own);
        self.of[parameter].push(Held {
            own,
            memory,
            len,
            dtype,
        });
        self.made.push((parameter, own));
        Ok(at)
    }

    pub(crate) fn bytes(&self) -> MemoryBytes {
        let mut bytes = MemoryBytes::default();
        for held in self.of.iter().flatten() {
            let place = match held.own {
                Own::Room(Room::State(_)) => &mut bytes.states,
                Own::Room(Room::Average | Room::Training) => &mut bytes.averages,
                Own::Room(Room::Gathered) => &mut bytes.gathered,
                _ => &mut bytes.scratch,
            };
            *place += held.memory.bytes;
        }
        bytes
    }

    /// Gives back what is needed within a step alone.
    pub(crate) fn free_scratch(&mut self) {
        for held in &mut self.of {
            held.retain(|held| {
                !matches!(
                    held.own,
                    Own::Left(..) | Own::Room(Room::Seen | Room::Before)
                )
            });
        }
        self.made.clear();
    }
}

fn name(own: Own) -> String {
    match own {
        Own::Room(Room::State(state)) => format!("state {state}"),
        Own::Room(Room::Gathered) => "the gathered gradient".to_owned(),
        Own::Room(Room::Average) => "the average".to_owned(),
        Own::Room(Room::Training) => "the training weights".to_owned(),
        Own::Room(Room::Seen) => "the gradient as rules see it".to_owned(),
        Own::Room(room) => format!("{room:?}"),
        Own::Left(axis, index) => format!("what is left {index} of each {axis:?}"),
    }
}

/// Memory that grows and is used anew by each run of loops.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena(Option<Arc<Memory>>);

impl Arena {
    /// At least so many bytes, with whatever was in them. What was there is lost if it grows.
    pub(crate) fn room(
        &mut self,
        context: &Arc<Context>,
        bytes: usize,
        what: &str,
    ) -> Result<u64, Error> {
        if let Some(memory) = self.0.as_ref().filter(|memory| memory.bytes >= bytes) {
            return Ok(memory.at);
        }
        // First the new one: the old one may still be had if there is no memory for it.
        let more = bytes.checked_next_power_of_two().unwrap_or(bytes);
        let memory =
            Memory::new(context, more, what).or_else(|_| Memory::new(context, bytes, what))?;
        let at = memory.at;
        self.0 = Some(Arc::new(memory));
        Ok(at)
    }

    /// Whether somebody else needs what stands there.
    pub(crate) fn is_shared(&self) -> bool {
        self.0
            .as_ref()
            .is_some_and(|memory| Arc::strong_count(memory) > 1)
    }

    pub(crate) fn at(&self) -> Option<u64> {
        self.0.as_ref().map(|memory| memory.at)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.0.as_ref().map_or(0, |memory| memory.bytes)
    }

    pub(crate) fn free(&mut self) {
        self.0 = None;
    }
}
