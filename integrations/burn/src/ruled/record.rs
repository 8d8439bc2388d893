//! A state in burn's records: named tensors and numbers.

use burn_core::tensor::{DType, Device, TensorData};
use burn_optim::{RecordState, StateSink, StateSource};
use optim_runtime::{Element, Rule, StatePart, StateParts, TensorState};

use super::{Kept, RuledState};
use crate::half::Masters;

/// Bits of a weight; 16 for either half.
const BITS: &str = "bits";
const FINGERPRINT: &str = "fingerprint";
const STEP: &str = "step";
const NUMBERS: &str = "numbers";
const MASTERS: &str = "masters";
const AXES: &str = "shape.axes";

fn axis(index: usize) -> String {
    format!("shape.{index}")
}

/// The values of a state of the rule, whose name may be one of those above.
fn values_of(state: &str) -> String {
    format!("state.{state}")
}

fn rests(state: &str) -> String {
    format!("rests.{state}")
}

impl<R: Rule> RecordState for RuledState<R> {
    fn state_flatten(&self, prefix: &str, out: &mut StateSink) {
        out.push_scalar(prefix, AXES, self.shape.len().into());
        for (index, extent) in self.shape.iter().enumerate() {
            out.push_scalar(prefix, &axis(index), (*extent).into());
        }
        match &self.kept {
            Kept::F32(state) => flatten(state, 32, &self.shape, prefix, out),
            Kept::F64(state) => flatten(state, 64, &self.shape, prefix, out),
            Kept::Half(state, masters) => {
                flatten(state, 16, &self.shape, prefix, out);
                let weights = TensorData::new(masters.weights.clone(), self.shape.clone());
                out.push_tensor(prefix, MASTERS, weights);
            }
        }
    }

    fn state_unflatten(prefix: &str, src: &mut StateSource, _: &Device) -> Option<Self> {
        let number = |src: &mut StateSource, leaf: &str| -> Option<u64> {
            src.take_scalar(prefix, leaf)?.try_into().ok()
        };
        let axes = number(src, AXES)?;
        let extents = (0..usize::try_from(axes).ok()?).map(|index| {
            let extent = number(src, &axis(index))?;
            usize::try_from(extent).ok()
        });
        let shape: Vec<_> = extents.collect::<Option<_>>()?;
        let kept = match number(src, BITS)? {
            64 => Kept::F64(unflatten::<R, f64>(&shape, prefix, src)?),
            32 => Kept::F32(unflatten::<R, f32>(&shape, prefix, src)?),
            16 => {
                let state = unflatten::<R, f32>(&shape, prefix, src)?;
                let weights = floats(src.take_tensor(prefix, MASTERS)?)?;
                if weights.len() != state.len() {
                    return None;
                }
                let shape = shape.clone();
                Kept::Half(state, Masters { weights, shape })
            }
            _ => return None,
        };
        Some(Self {
            shape,
            kept,
            rule: std::marker::PhantomData,
        })
    }
}

fn flatten<T: Element + burn_core::tensor::Element>(
    state: &TensorState<T>,
    bits: u64,
    shape: &[usize],
    prefix: &str,
    out: &mut StateSink,
) {
    let parts = state.parts();
    out.push_scalar(prefix, BITS, bits.into());
    out.push_scalar(prefix, FINGERPRINT, parts.fingerprint.into());
    out.push_scalar(prefix, STEP, parts.step.into());
    let numbers = parts.numbers.len();
    if numbers > 0 {
        out.push_tensor(prefix, NUMBERS, TensorData::new(parts.numbers, [numbers]));
    }
    for part in parts.values {
        out.push_scalar(prefix, &rests(&part.name), part.rests.into());
        let len = part.values.len();
        // One value a weight, most of the time.
        let shape = if len == state.len() { shape } else { &[len] };
        let values = TensorData::new(part.values, shape.to_vec());
        out.push_tensor(prefix, &values_of(&part.name), values);
    }
}

fn unflatten<R: Rule, T: Element + burn_core::tensor::Element>(
    shape: &[usize],
    prefix: &str,
    src: &mut StateSource,
) -> Option<TensorState<T>> {
    let mut values = Vec::new();
    for state in R::META.states {
        if let Some(own) = src.take_tensor(prefix, &values_of(state.name)) {
            values.push(StatePart {
                name: state.name.to_owned(),
                values: floats(own)?,
                rests: (src.take_scalar(prefix, &rests(state.name))?.try_into()).ok()?,
            });
        }
    }
    let parts = StateParts {
        fingerprint: src.take_scalar(prefix, FINGERPRINT)?.try_into().ok()?,
        step: src.take_scalar(prefix, STEP)?.try_into().ok()?,
        values,
        numbers: match src.take_tensor(prefix, NUMBERS) {
            Some(numbers) => floats(numbers)?,
            None => Vec::new(),
        },
    };
    TensorState::from_parts::<R>(shape, parts).ok()
}

/// The values, if they are of this type.
fn floats<T: burn_core::tensor::Element>(data: TensorData) -> Option<Vec<T>> {
    // What is of another type is of another state.
    matches!(data.dtype(), DType::F32 | DType::F64)
        .then(|| data.try_into_vec::<T>().ok())
        .flatten()
}
