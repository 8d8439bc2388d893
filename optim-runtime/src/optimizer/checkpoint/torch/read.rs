//! From a state of PyTorch's to an optimizer: read everything, and only then change.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use super::names::Names;
use super::{NamesOf, TorchLoaded, options};
use crate::door::meta::Storage;
use crate::error::CheckpointFault;
use crate::optimizer::checkpoint::bytes::Through;
use crate::optimizer::checkpoint::header::Header;
use crate::optimizer::registry::Restored;
use crate::optimizer::step::{check_listed, new_state};
use crate::optimizer::{AnyRule, Optimizer};
use crate::step::erased::ErasedRule;
use crate::tensor::kept::Kept;
use crate::tensor::layout::{Layout, product};
use crate::tensor::memory::Buffer;
use crate::tensor::param::Param;
use crate::tensor::state::{AnyState, StateFamily, TensorState, values_of};
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::history::History;
use crate::value::hyper::HyperValue;

/// What stands before the name of a parameter.
pub(super) const STATE: &str = "state";
/// The state that is the number of steps.
pub(super) const STEP: &str = "step";

/// A file that is read.
struct File<'f, S> {
    source: &'f mut S,
    header: &'f Header,
    through: Through,
    /// Tensors that were taken.
    taken: BTreeSet<String>,
}

pub(super) fn load(
    optimizer: &mut Optimizer,
    source: &mut (impl Read + Seek),
    len: u64,
    params: &[Param<'_>],
    names: NamesOf,
) -> Result<TorchLoaded, CheckpointFault> {
    if optimizer.saved.is_some() {
        return Err(CheckpointFault::Evaluating);
    }
    let header = Header::read(source, len)?;
    let mut file = File {
        source,
        header: &header,
        through: Through::new(),
        taken: BTreeSet::new(),
    };
    let before = optimizer.mark();
    let read = read(optimizer, &mut file, params, names);
    let read = read.and_then(|read| {
        let mut tensors = header.tensors.keys();
        match tensors.find(|name| !file.taken.contains(*name)) {
            None => Ok(read),
            Some(tensor) => Err(CheckpointFault::Tensor {
                tensor: tensor.clone(),
                what: "is of no parameter that was given, or of no state that its rule has",
            }),
        }
    });
    let (loaded, restored, steps) = match read {
        Ok(read) => read,
        Err(fault) => {
            optimizer.undo(before);
            return Err(fault);
        }
    };
    // Nothing fails from here on.
    optimizer.steps = steps.unwrap_or(optimizer.steps);
    optimizer.registry.restore(restored.into_iter(), false);
    Ok(loaded)
}

type Parts = (TorchLoaded, Vec<(Restored, Kept)>, Option<u64>);

fn read<S: Read + Seek>(
    optimizer: &mut Optimizer,
    file: &mut File<'_, S>,
    params: &[Param<'_>],
    names: NamesOf,
) -> Result<Parts, CheckpointFault> {
    let (mut restored, mut steps) = (Vec::new(), None);
    let mut loaded = TorchLoaded {
        parameters: Vec::new(),
        fresh: Vec::new(),
        differences: Vec::new(),
    };
    for param in params {
        let fault = |what| CheckpointFault::Parameter {
            parameter: param.name().to_owned(),
            what,
        };
        let begun = check_listed(optimizer.names.as_deref(), param)
            .and_then(|()| optimizer.groups.sit(param));
        let seat = begun.map_err(|error| CheckpointFault::Refused(Box::new(error)))?;
        let rule = optimizer.groups.rule(seat);
        let begin = format!("{STATE}.{}.", param.name());
        let is_own = |name: &&String| {
            let rest = name.strip_prefix(&begin);
            rest.is_some_and(|state| !state.contains('.'))
        };
        if !file.header.tensors.keys().any(|name| is_own(&name)) {
            loaded.fresh.push(param.name().to_owned());
            continue;
        }
        let erased = rule
            .erased()
            .ok_or_else(|| fault("it rests, and has no rule"))?;
        let names = names(rule.name()).ok_or_else(|| fault("PyTorch has no such rule"))?;
        if !is_in_order(&param.layout) {
            return Err(fault(
                "its axes do not lie in their order in memory, as PyTorch's do",
            ));
        }
        let state = match param.dtype() {
            Dtype::F32 => file.state::<f32>(rule, erased, param, names)?,
            Dtype::F64 => file.state::<f64>(rule, erased, param, names)?,
        };
        let step = opened!(AnyState(&state), state => state.step());
        if names.step {
            steps = steps.max(Some(step));
        }
        let metadata = &file.header.metadata;
        options::differences(param.name(), rule, names, metadata, &mut loaded.differences);
        loaded.parameters.push(param.name().to_owned());
        let place = Restored {
            name: param.name().to_owned(),
            layout: param.layout.clone(),
            dtype: param.dtype(),
            seat,
        };
        let kept = Kept {
            state: Some(state),
            ..Kept::default()
        };
        restored.push((place, kept));
    }
    Ok((loaded, restored, steps))
}

/// Whether a tensor lies as PyTorch's do.
fn is_in_order(layout: &Layout) -> bool {
    !layout.is_said() || Layout::contiguous(layout.shape()).is_ok_and(|it| it == *layout)
}

/// A fault of a tensor.
fn fault(tensor: &str, what: &'static str) -> CheckpointFault {
    CheckpointFault::Tensor {
        tensor: tensor.to_owned(),
        what,
    }
}

impl<S: Read + Seek> File<'_, S> {
    fn state<T: Element>(
        &mut self,
        rule: &AnyRule,
        erased: &dyn ErasedRule,
        param: &Param<'_>,
        names: &Names,
    ) -> Result<AnyState, CheckpointFault> {
        let refused = |error| CheckpointFault::Refused(Box::new(error));
        let new = new_state(erased, param).map_err(refused)?;
        let new: &TensorState<T> = T::open(&new).expect("a bug in optim: a state of another type");
        let (meta, matrix) = (new.meta(), new.matrix());
        let mut numbers = new.numbers().clone();
        let step = match names.step {
            true => self.steps(param.name())?,
            // It is not kept; a state that is there is not new.
            false => 1,
        };
        let mut slots = Vec::new();
        let mut streams = Vec::new();
        for (index, state) in meta.states.iter().enumerate() {
            let known = names.states.iter().find(|it| it.ours == state.name);
            let theirs = known.map(|it| format!("{STATE}.{}.{}", param.name(), it.theirs));
            let theirs = theirs.filter(|name| self.header.tensors.contains_key(name));
            let active = erased.state_is_active(index, matrix.extent());
            let Some(name) = theirs else {
                if active {
                    return Err(CheckpointFault::Parameter {
                        parameter: param.name().to_owned(),
                        what: "a state is missing that its rule has under these hyper-parameters",
                    });
                }
                slots.push(None);
                continue;
            };
            let Some(len) = values_of(matrix, state.storage) else {
                numbers.scalars[index] = self.number(&name)?;
                slots.push(None);
                continue;
            };
            let shape = shape_of(param, state.storage);
            let values = self.values::<T>(&name, shape.as_deref(), len, &streams)?;
            streams.push(values.as_ptr() as usize);
            slots.push(Some((values, !active)));
        }
        for known in names.states {
            let index = |name: &str| meta.states.iter().position(|state| state.name == name);
            let (Some(own), Some(mean)) = (index(known.ours), known.less_square_of.and_then(index))
            else {
                continue;
            };
            if let Ok([Some((values, _)), Some((mean, _))]) = slots.get_disjoint_mut([own, mean]) {
                for (value, mean) in values.iter_mut().zip(&**mean) {
                    let exceeds = value.to_f64() - mean.to_f64() * mean.to_f64();
                    // Nothing is left of it but rounding where it is negative; a NaN stays.
                    *value = T::from_f64(if exceeds < 0.0 { 0.0 } else { exceeds });
                }
            }
        }
        for (place, &index) in meta.tracked.iter().enumerate() {
            let mut known = names.states.iter();
            let rate = known.find(|it| it.ours == meta.states[index].name);
            let rate = rate.and_then(|it| rule.hyper(it.rate?));
            let rate = match rate {
                Some(HyperValue::Number(rate)) => rate,
                _ => 0.0,
            };
            // As if the rate had always been this one, as PyTorch corrects.
            let history = History::from_parts([0.0, rate, 0.0, 0.0], step);
            numbers.histories[place] = history.expect("a bug in optim: a history from the start");
        }
        let state = TensorState::<T>::restored(meta, step, matrix, slots.into_iter(), numbers)
            .expect("a bug in optim: as many values as its states have");
        Ok(T::erase::<StateFamily>(state))
    }

    /// The number of steps of a parameter.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of this range"
    )]
    fn steps(&mut self, parameter: &str) -> Result<u64, CheckpointFault> {
        let name = format!("{STATE}.{parameter}.{STEP}");
        let step = self.number(&name)?;
        // Larger ones are no counts in `f64`.
        if step.fract() == 0.0 && (1.0..=9_007_199_254_740_992.0).contains(&step) {
            Ok(step as u64)
        } else {
            Err(fault(&name, "is no number of steps"))
        }
    }

    /// A tensor of one value.
    fn number(&mut self, name: &str) -> Result<f64, CheckpointFault> {
        let values = self.values::<f64>(name, None, 1, &[])?;
        Ok(values[0])
    }

    /// The values of a tensor of this shape, if one is said, which are so many; of whichever type.
    fn values<T: Element>(
        &mut self,
        name: &str,
        shape: Option<&[usize]>,
        len: usize,
        streams: &[usize],
    ) -> Result<Buffer<T>, CheckpointFault> {
        let Some(tensor) = self.header.tensors.get(name) else {
            return Err(fault(name, "is missing"));
        };
        let given = &tensor.shape.0;
        let is_so = match shape {
            Some(shape) => given == shape,
            None => product(given) == Some(len),
        };
        if !is_so {
            return Err(fault(name, "has another shape than its parameter makes"));
        }
        self.header.seek(self.source, tensor, 0)?;
        let values = match tensor.dtype() {
            Some(Dtype::F32) => self.read::<f32, T>(name, tensor.bytes(), len, streams),
            Some(Dtype::F64) => self.read::<f64, T>(name, tensor.bytes(), len, streams),
            None => Err(fault(name, "is neither of F32 nor of F64")),
        };
        self.taken.insert(name.to_owned());
        values
    }

    /// Reads elements of one type as those of another.
    fn read<U: Element, T: Element>(
        &mut self,
        name: &str,
        bytes: u64,
        len: usize,
        streams: &[usize],
    ) -> Result<Buffer<T>, CheckpointFault> {
        let no_memory = || CheckpointFault::NoMemory {
            tensor: name.to_owned(),
            bytes,
        };
        let mut values = Buffer::filled(T::ZERO, len, streams).ok_or_else(no_memory)?;
        let mut some = [U::ZERO; 1024];
        for values in values.chunks_mut(some.len()) {
            let some = &mut some[..values.len()];
            self.through.read(self.source, some)?;
            for (value, read) in values.iter_mut().zip(some) {
                *value = T::from_f64(read.to_f64());
            }
        }
        Ok(values)
    }
}

/// The shape that PyTorch has for a state of a parameter, if the parameter's is known.
pub(super) fn shape_of(param: &Param<'_>, storage: Storage) -> Option<Vec<usize>> {
    param
        .layout
        .is_said()
        .then(|| shape(param.layout.shape(), storage))
}

/// The shape that PyTorch has for a state of a tensor of this shape.
pub(super) fn shape(of: &[usize], storage: Storage) -> Vec<usize> {
    let mut shape = of.to_vec();
    let axes = shape.len();
    match storage {
        Storage::PerWeight => {}
        Storage::Scalar => shape.clear(),
        Storage::PerRow if axes > 0 => shape[axes - 1] = 1,
        Storage::PerColumn if axes > 1 => shape[axes - 2] = 1,
        Storage::PerRowPair if axes > 1 => shape[axes - 1] = shape[axes - 2],
        Storage::PerColumnPair if axes > 1 => shape[axes - 2] = shape[axes - 1],
        _ => {}
    }
    shape
}
