//! From an optimizer to a state of PyTorch's.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::marker::PhantomData;

use super::names::Names;
use super::read::{STATE, STEP, shape};
use super::{NamesOf, options};
use crate::door::meta::Storage;
use crate::error::CheckpointFault;
use crate::optimizer::Optimizer;
use crate::optimizer::checkpoint::bytes::Through;
use crate::optimizer::checkpoint::header::{Tensor, encode, io};
use crate::optimizer::registry::Entry;
use crate::tensor::layout::Layout;
use crate::tensor::state::{AnyState, TensorState};
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::erased::{Erased, Family};

/// A tensor that is to be written.
enum Values<'a> {
    F32(Cow<'a, [f32]>),
    F64(Cow<'a, [f64]>),
    /// PyTorch keeps numbers of a tensor in single precision.
    Number(f32),
}

impl Values<'_> {
    fn dtype(&self) -> Dtype {
        match self {
            Self::F32(_) | Self::Number(_) => Dtype::F32,
            Self::F64(_) => Dtype::F64,
        }
    }
}

struct Written<'a> {
    tensors: Vec<(String, Vec<usize>, Values<'a>)>,
    metadata: BTreeMap<String, String>,
}

pub(super) fn write(
    optimizer: &Optimizer,
    to: &mut impl Write,
    names: NamesOf,
) -> Result<(), CheckpointFault> {
    if optimizer.saved.is_some() {
        return Err(CheckpointFault::Evaluating);
    }
    let mut written = Written {
        tensors: Vec::new(),
        metadata: BTreeMap::from([("format".to_owned(), "pt".to_owned())]),
    };
    for (entry, state) in optimizer.registry.entries() {
        let Some(state) = state else { continue };
        written.parameter(optimizer, entry, state, names)?;
    }
    let Written {
        mut tensors,
        metadata,
    } = written;
    // The larger type first, so that all are aligned.
    tensors.sort_by(|(a, _, one), (b, _, other)| {
        let wide = |values: &Values<'_>| values.dtype() == Dtype::F32;
        (wide(one), a).cmp(&(wide(other), b))
    });
    let mut place = 0;
    let mut header = Vec::with_capacity(tensors.len());
    for (name, shape, values) in &tensors {
        let len = shape.iter().product();
        let (tensor, end) = Tensor::at(values.dtype(), shape.clone(), place, len);
        place = end;
        header.push((name.as_str(), tensor));
    }
    to.write_all(&encode(&metadata, &header)?)
        .map_err(io("writing"))?;
    let mut through = Through::new();
    for (_, _, values) in &tensors {
        match values {
            Values::F32(values) => through.write(values, to)?,
            Values::F64(values) => through.write(values, to)?,
            Values::Number(number) => through.write(&[*number], to)?,
        }
    }
    Ok(())
}

impl<'a> Written<'a> {
    fn parameter(
        &mut self,
        optimizer: &Optimizer,
        entry: &Entry,
        state: &'a AnyState,
        names: NamesOf,
    ) -> Result<(), CheckpointFault> {
        let fault = |what| CheckpointFault::Parameter {
            parameter: entry.name.clone(),
            what,
        };
        let rule = optimizer.groups.rule(entry.seat);
        let made_by = opened!(AnyState(state), state => state.meta());
        let names = names(made_by.name).ok_or_else(|| fault("PyTorch has no such rule"))?;
        let layout = &entry.layout;
        if layout.is_said() && !Layout::contiguous(layout.shape()).is_ok_and(|it| it == *layout) {
            return Err(fault(
                "its axes do not lie in their order in memory, as PyTorch's do",
            ));
        }
        if !rule.is_frozen() {
            options::write(&entry.name, rule, names, &mut self.metadata);
        }
        opened!(AnyState(state), state => self.state(entry, state, names));
        Ok(())
    }

    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "PyTorch counts steps in `f32`"
    )]
    fn state<T: Element>(&mut self, entry: &Entry, state: &'a TensorState<T>, names: &Names) {
        let of = |name: &str| format!("{STATE}.{}.{name}", entry.name);
        let meta = state.meta();
        let of_name = |name: &str| meta.states.iter().position(|state| state.name == name);
        for known in names.states {
            let Some(index) = of_name(known.ours) else {
                continue;
            };
            let storage = meta.states[index].storage;
            if storage == Storage::Scalar {
                let number = state.numbers().scalars[index] as f32;
                self.tensors
                    .push((of(known.theirs), Vec::new(), Values::Number(number)));
                continue;
            }
            let mut slots = state.slots();
            // One that rests is none of PyTorch's.
            let Some((_, values, false)) = slots.find(|(slot, ..)| *slot == index) else {
                continue;
            };
            let mean = known.less_square_of.and_then(of_name);
            let mean = mean.and_then(|mean| state.slots().find(|(slot, ..)| *slot == mean));
            let values = match mean {
                Some((_, mean, false)) => Cow::Owned(with_squares(values, mean)),
                _ => Cow::Borrowed(values),
            };
            let shape = shape(entry.layout.shape(), storage);
            self.tensors
                .push((of(known.theirs), shape, borrowed(values)));
        }
        if names.step {
            let step = state.step() as f32;
            self.tensors
                .push((of(STEP), Vec::new(), Values::Number(step)));
        }
    }
}

/// What each value exceeds the square of a mean by, and that square.
fn with_squares<T: Element>(values: &[T], mean: &[T]) -> Vec<T> {
    let each = values.iter().zip(mean);
    each.map(|(value, mean)| T::from_f64(value.to_f64() + mean.to_f64() * mean.to_f64()))
        .collect()
}

fn borrowed<T: Element>(values: Cow<'_, [T]>) -> Values<'_> {
    match T::erase::<CowFamily<'_>>(values) {
        Erased::F32(values) => Values::F32(values),
        Erased::F64(values) => Values::F64(values),
    }
}

/// Values that are lent or made.
struct CowFamily<'a>(PhantomData<&'a ()>);

impl<'a> Family for CowFamily<'a> {
    type Of<T: Element> = Cow<'a, [T]>;
}
