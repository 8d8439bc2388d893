//! From a checkpoint to an optimizer: read, compare, and only then change.

use std::collections::{BTreeSet, HashMap};
use std::io::{Read, Seek};
use std::ops::Range;

use super::bytes::Through;
use super::compare::{Comparison, Plan, Planned, PlannedState};
use super::header::Header;
use super::record::Record;
use super::{Kind, Loaded, Optimizer};
use crate::error::CheckpointFault;
use crate::optimizer::group::Groups;
use crate::optimizer::loss_scale::LossScale;
use crate::optimizer::registry::Restored;
use crate::tensor::kept::{AnyBuffer, Averaged, BufferFamily, Gathered, Kept};
use crate::tensor::layout::Layout;
use crate::tensor::memory::Buffer;
use crate::tensor::param::{AnyData, Param};
use crate::tensor::state::{AnyState, StateFamily, TensorState};
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::erased::Erased;

/// How a checkpoint is loaded.
pub(super) struct How<'h, 'p> {
    /// The parameters whose weights are loaded.
    pub(super) params: Option<&'h mut [Param<'p>]>,
    /// Whether what does not fit is left out, and no error.
    pub(super) matching: bool,
}

/// The weights that are taken of parameters of which these are not all.
pub(super) type Segments = HashMap<String, Range<usize>>;

/// Tensors of a file.
struct Tensors<'t, S> {
    source: &'t mut S,
    header: &'t Header,
    through: Through,
}

/// Loads a checkpoint of so many bytes.
pub(super) fn load(
    optimizer: &mut Optimizer,
    source: &mut (impl Read + Seek),
    len: u64,
    how: How<'_, '_>,
) -> Result<Loaded, CheckpointFault> {
    let How { params, matching } = how;
    let ready = Ready::of(
        optimizer,
        source,
        len,
        (params.as_deref(), matching),
        |_, _, _| Segments::new(),
    )?;
    Ok(ready.put(optimizer, params))
}

/// What was read, and is to take the place of what there is.
pub(super) struct Ready {
    record: Record,
    groups: Groups,
    loss_scale: Option<LossScale>,
    restored: Vec<(Restored, Kept)>,
    /// Weights by the places of their parameters, and where they begin in them.
    weights: Vec<(usize, usize, AnyBuffer)>,
    loaded: Loaded,
    others_stay: bool,
}

impl Ready {
    /// Reads a checkpoint of so many bytes for these parameters, as far as is chosen of what could be taken: parameters, with the groups
    /// that they sit in, and the names of those whose weights are taken. Of weights segments may be chosen.
    pub(super) fn of(
        optimizer: &Optimizer,
        source: &mut (impl Read + Seek),
        len: u64,
        (params, matching): (Option<&[Param<'_>]>, bool),
        choose: impl FnOnce(&Groups, &mut Vec<Planned>, &mut BTreeSet<String>) -> Segments,
    ) -> Result<Self, CheckpointFault> {
        if optimizer.saved.is_some() {
            return Err(CheckpointFault::Evaluating);
        }
        let header = Header::read(source, len)?;
        let record = Record::decode(&header.metadata)?;
        let comparison = Comparison::new(optimizer, &record, &header, params);
        let plan = comparison.plan(matching)?;
        if !matching && !plan.differences.is_empty() {
            return Err(CheckpointFault::Differs(plan.differences));
        }
        let Plan {
            groups,
            loss_scale,
            mut parameters,
            weights: mut names,
            differences,
        } = plan;
        let segments = choose(&groups, &mut parameters, &mut names);
        let mut tensors = Tensors {
            source,
            header: &header,
            through: Through::new(),
        };
        let mut restored = Vec::new();
        for planned in parameters {
            restored.push(tensors.parameter(planned)?);
        }
        let mut weights = Vec::new();
        for (place, param) in params.into_iter().flatten().enumerate() {
            if names.contains(param.name()) {
                let name = Kind::Weights.of(param.name());
                let all = segments.get(param.name()).cloned();
                let all = all.unwrap_or(0..param.len());
                let from = all.start;
                weights.push((place, from, tensors.buffer(&name, param.dtype(), all)?));
            }
        }
        let loaded = Loaded {
            parameters: restored.iter().map(|(it, _)| it.name.clone()).collect(),
            weights: names.into_iter().collect(),
            differences,
        };
        Ok(Self {
            record,
            groups,
            loss_scale,
            restored,
            weights,
            loaded,
            others_stay: matching,
        })
    }

    /// Puts it in the place of what there is. Nothing fails here.
    pub(super) fn put(self, optimizer: &mut Optimizer, params: Option<&mut [Param<'_>]>) -> Loaded {
        if let Some(params) = params {
            for (place, from, values) in &self.weights {
                opened_alike!(Erased(values), AnyData(&mut params[*place].data), (values, data) => {
                    data.w[*from..][..values.len()].copy_from_slice(values);
                });
            }
        }
        let whole = &self.record.whole;
        optimizer.steps = whole.steps.0;
        optimizer.given.seed = whole.seed.as_ref().map_or(0, |seed| seed.0);
        optimizer.gradients.rounds = whole.accumulated.0;
        if self.loss_scale.is_some() {
            optimizer.gradients.loss_scale = self.loss_scale;
        }
        optimizer.notes = self.record.notes;
        optimizer.groups = self.groups;
        optimizer.groups.has_unseen = true;
        // What was accumulated before belongs to another step.
        for kept in optimizer.registry.kept_mut() {
            kept.gathered.count = 0;
        }
        optimizer
            .registry
            .restore(self.restored.into_iter(), self.others_stay);
        self.loaded
    }
}

impl<S: Read + Seek> Tensors<'_, S> {
    fn parameter(&mut self, planned: Planned) -> Result<(Restored, Kept), CheckpointFault> {
        let Planned {
            name,
            layout,
            segment,
            dtype,
            seat,
            accumulated,
            averaged,
            state,
        } = planned;
        let all = segment.clone().unwrap_or(0..layout.len());
        let layout = segment.map_or(layout, |segment| Layout::unsaid(segment.len()));
        let state = state.map(|state| self.state(&name, state, dtype, all.start));
        let mut kept = Kept {
            state: state.transpose()?,
            ..Kept::default()
        };
        if accumulated > 0 {
            kept.gathered = Gathered {
                sum: Some(self.buffer(&Kind::Accumulated.of(&name), dtype, all.clone())?),
                count: accumulated,
            };
        }
        if averaged > 0 {
            kept.average = Averaged {
                values: Some(self.buffer(&Kind::Average.of(&name), dtype, all)?),
                count: averaged,
            };
        }
        let restored = Restored {
            name,
            layout,
            dtype,
            seat,
        };
        Ok((restored, kept))
    }

    fn state(
        &mut self,
        name: &str,
        state: PlannedState,
        dtype: Dtype,
        from: usize,
    ) -> Result<AnyState, CheckpointFault> {
        match dtype {
            Dtype::F32 => self.state_of::<f32>(name, state, from),
            Dtype::F64 => self.state_of::<f64>(name, state, from),
        }
    }

    fn state_of<T: Element>(
        &mut self,
        name: &str,
        state: PlannedState,
        from: usize,
    ) -> Result<AnyState, CheckpointFault> {
        let PlannedState {
            meta,
            step,
            matrix,
            rests,
            numbers,
        } = state;
        let mut slots = Vec::with_capacity(rests.len());
        let mut streams = Vec::new();
        for (state, rests) in meta.states.iter().zip(rests) {
            let Some(rests) = rests else {
                slots.push(None);
                continue;
            };
            let len = crate::tensor::state::values_of(matrix, state.storage).unwrap_or(0);
            let name = Kind::state(name, state.name);
            let values = self.buffer_of::<T>(&name, from..from + len, &streams)?;
            streams.push(values.as_ptr() as usize);
            slots.push(Some((values, rests)));
        }
        let slots = slots.into_iter();
        let state = TensorState::restored(meta, step, matrix, slots, numbers)
            .expect("a bug in optim: as many values as its states have");
        Ok(T::erase::<StateFamily>(state))
    }

    fn buffer(
        &mut self,
        name: &str,
        dtype: Dtype,
        of: Range<usize>,
    ) -> Result<AnyBuffer, CheckpointFault> {
        Ok(match dtype {
            Dtype::F32 => erase(self.buffer_of::<f32>(name, of, &[])?),
            Dtype::F64 => erase(self.buffer_of::<f64>(name, of, &[])?),
        })
    }

    /// These values of a tensor that is there, and has as many.
    fn buffer_of<T: Element>(
        &mut self,
        name: &str,
        of: Range<usize>,
        streams: &[usize],
    ) -> Result<Buffer<T>, CheckpointFault> {
        let Some(tensor) = self.header.tensors.get(name) else {
            return Err(CheckpointFault::Tensor {
                tensor: name.to_owned(),
                what: "is missing",
            });
        };
        let buffer = Buffer::filled(T::ZERO, of.len(), streams);
        let mut buffer = buffer.ok_or_else(|| CheckpointFault::NoMemory {
            tensor: name.to_owned(),
            bytes: tensor.bytes(),
        })?;
        let before = (of.start * T::DTYPE.size()) as u64;
        self.header.seek(self.source, tensor, before)?;
        self.through.read(self.source, &mut buffer)?;
        Ok(buffer)
    }
}

fn erase<T: Element>(buffer: Buffer<T>) -> AnyBuffer {
    T::erase::<BufferFamily>(buffer)
}
