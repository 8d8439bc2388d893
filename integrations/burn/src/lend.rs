//! Lends the parameters of a module to the runtime, and sees to it that they are in the module again.

use std::collections::BTreeMap;

use burn_core::module::Module;
use burn_core::tensor::{DType, TensorData};
use optim_runtime::{Element, Optimizer, Param};

use crate::error::Error;
use crate::half::{Masters, is_half, widen};
use crate::walk::{Found, Weights, hollow, put_back};

/// A module some of whose weights are out of it. Whatever happens, they go back, as far as they were changed.
struct Lent<'m, M: Module> {
    module: &'m mut M,
    found: Vec<Found>,
    masters: &'m mut AllMasters,
    /// Whether the weights in `f32` are those of the parameters in half precision, or newer.
    read: bool,
}

impl<M: Module> Drop for Lent<'_, M> {
    fn drop(&mut self) {
        for one in &mut self.found {
            if let (true, Some(masters), Weights::Data(data)) = (
                self.read && is_half(one.dtype),
                self.masters.get(&one.path),
                &mut one.weights,
            ) {
                masters.write(data);
            }
        }
        put_back(self.module, &mut self.found);
    }
}

/// Weights in `f32` by the paths of the parameters in half precision that they belong to.
pub(crate) type AllMasters = BTreeMap<String, Masters>;

/// Runs this with the weights of these parameters, and their gradients where they have some.
///
/// # Errors
/// Those of `run`; those of the runtime for a gradient; [`Error::Read`]. Nothing has changed then that `run` has not changed.
pub(crate) fn lend<M: Module, T>(
    optimizer: &mut Optimizer,
    masters: &mut AllMasters,
    module: &mut M,
    found: Vec<Found>,
    run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
) -> Result<T, Error> {
    let mut lent = Lent {
        module,
        found,
        masters,
        read: false,
    };
    hollow(lent.module, &mut lent.found)?;
    for one in &mut lent.found {
        if !is_half(one.dtype) {
            // It may have been before.
            lent.masters.remove(&one.path);
        } else if let Weights::Data(data) = &one.weights {
            let beside = lent.masters.entry(one.path.clone()).or_default();
            beside.read(data).ok_or_else(|| other_type(one))?;
        }
    }
    lent.read = true;
    let beside = lent.masters.iter_mut();
    let mut beside: BTreeMap<_, _> = beside.map(|(path, own)| (path.as_str(), own)).collect();
    let mut params = Vec::with_capacity(lent.found.len());
    for one in &mut lent.found {
        params.push(param(one, &mut beside)?);
    }
    Ok(run(optimizer, &mut params)?)
}

/// A parameter as the runtime takes it.
fn param<'p>(
    one: &'p mut Found,
    masters: &mut BTreeMap<&str, &'p mut Masters>,
) -> Result<Param<'p>, Error> {
    let wrong = other_type(one);
    let Found {
        path,
        shape,
        dtype,
        weights,
        gradient,
        ..
    } = one;
    let Weights::Data(data) = weights else {
        return Err(wrong);
    };
    let path = path.as_str();
    let param = match dtype {
        DType::F64 => plain::<f64>(path, data, gradient.as_ref()),
        DType::F32 => plain::<f32>(path, data, gradient.as_ref()),
        _ => match (masters.remove(path), gradient.take()) {
            (None, _) => None,
            (Some(masters), None) => Some(Param::weights(path, &mut masters.weights)),
            (Some(masters), Some(gradient)) => {
                widen(gradient).map(|wide| Param::new(path, &mut masters.weights, wide))
            }
        },
    };
    Ok(param.ok_or(wrong)??.with_shape(shape)?)
}

/// `None` if the data is of another type.
fn plain<'p, T: Element + burn_core::tensor::Element>(
    path: &'p str,
    data: &'p mut TensorData,
    gradient: Option<&'p TensorData>,
) -> Option<Result<Param<'p>, optim_runtime::Error>> {
    let weights = data.as_mut_slice::<T>().ok()?;
    Some(match gradient {
        None => Param::weights(path, weights),
        Some(gradient) => Param::new(path, weights, gradient.as_slice::<T>().ok()?),
    })
}

fn other_type(one: &Found) -> Error {
    Error::ParameterType {
        parameter: one.path.clone(),
        dtype: one.dtype,
    }
}
