//! Variables and their gradients, lent to the runtime all at once.

use candle_core::backend::BackendStorage;
use candle_core::{CpuStorage, Tensor, Var};
use optim_runtime::{Optimizer, Param};

use crate::error::Error;
use crate::storage::Taken;
use crate::variable::{Beside, Variable, elements, in_order};

/// The memory that a step writes to: a variable's own, or what stands beside it.
enum Memory<'v> {
    Own(Taken<'v>),
    Beside(&'v mut Beside),
}

/// Its weights.
enum Weights<'w> {
    /// And the gradient of a variable in half precision.
    F32(&'w mut [f32], Option<&'w [f32]>),
    F64(&'w mut [f64]),
}

impl Memory<'_> {
    /// The weights in it; `None` if they are not there.
    fn weights(&mut self, var: &Var) -> Option<Weights<'_>> {
        Some(match self {
            Self::Own(taken) => {
                let range = in_order(var.layout().contiguous_offsets());
                match &mut taken.storage {
                    CpuStorage::F32(w) => Weights::F32(w.get_mut(range)?, None),
                    CpuStorage::F64(w) => Weights::F64(w.get_mut(range)?),
                    _ => return None,
                }
            }
            Self::Beside(Beside::F32(w)) => Weights::F32(w, None),
            Self::Beside(Beside::F64(w)) => Weights::F64(w),
            Self::Beside(Beside::Bf16(it) | Beside::F16(it)) => {
                Weights::F32(&mut it.weights, Some(&it.gradient))
            }
            Self::Beside(Beside::Nothing) => return None,
        })
    }
}

/// Lends these variables, each with its gradient if there is one, and gives them back whatever happens.
///
/// # Errors
/// Those of `run`, and what is wrong with a gradient. Nothing has changed then that `run` has not changed.
pub(crate) fn lend<T>(
    optimizer: &mut Optimizer,
    mut lent: Vec<(&mut Variable, Option<Tensor>)>,
    run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
) -> Result<T, Error> {
    for (variable, gradient) in &mut lent {
        variable.read()?;
        if let Some(gradient) = gradient {
            variable.widen(gradient)?;
        }
    }
    let mut lent = Writes(lent);
    let result = lend_memory(optimizer, &mut lent.0, run);
    let written = lent.write();
    let result = result?;
    written?;
    Ok(result)
}

/// Variables whose weights are to be written from beside them: behind an error and a panic too, for what was changed
/// is to be seen, and of all of them.
struct Writes<'v>(Vec<(&'v mut Variable, Option<Tensor>)>);

impl Writes<'_> {
    fn write(&mut self) -> Result<(), Error> {
        let mut written = Ok(());
        for (variable, _) in self.0.drain(..) {
            written = written.and(variable.write());
        }
        written
    }
}

impl Drop for Writes<'_> {
    fn drop(&mut self) {
        // Only a panic has left some, and it tells more than this would.
        self.write().ok();
    }
}

fn lend_memory<T>(
    optimizer: &mut Optimizer,
    lent: &mut [(&mut Variable, Option<Tensor>)],
    run: impl FnOnce(&mut Optimizer, &mut [Param<'_>]) -> Result<T, optim_runtime::Error>,
) -> Result<T, Error> {
    // Weights come out first: a gradient that shares the memory of a variable is seen then, where the other order
    // would wait for itself.
    let mut memories = Vec::with_capacity(lent.len());
    let mut gradients = Vec::with_capacity(lent.len());
    for (variable, gradient) in lent {
        let Variable {
            name,
            var,
            dtype,
            beside,
        } = &mut **variable;
        let memory = match beside {
            Beside::Nothing => Memory::Own(Taken::from(var)?.ok_or_else(|| Error::Lent {
                variable: name.clone(),
            })?),
            beside => Memory::Beside(beside),
        };
        memories.push((&**name, &*var, *dtype, memory));
        gradients.push(gradient.as_ref());
    }
    let guards = gradients.iter().map(|it| Some((*it)?.storage_and_layout()));
    let guards: Vec<_> = guards.collect();
    let mut params = Vec::with_capacity(memories.len());
    for ((name, var, dtype, memory), guard) in memories.iter_mut().zip(&guards) {
        let weights = memory.weights(var).ok_or_else(|| Error::Lent {
            variable: (*name).to_owned(),
        })?;
        let gradient = match guard {
            Some((storage, layout)) => {
                let range = in_order(layout.contiguous_offsets());
                Some((elements(name, storage)?, range))
            }
            None => None,
        };
        // Of what is not there the runtime says that it has another length.
        let param = match (weights, gradient) {
            (Weights::F32(w, _), None) => Param::weights(*name, w)?,
            (Weights::F64(w), None) => Param::weights(*name, w)?,
            (Weights::F32(w, _), Some((CpuStorage::F32(g), range))) => {
                Param::new(*name, w, g.get(range).unwrap_or_default())?
            }
            (Weights::F64(w), Some((CpuStorage::F64(g), range))) => {
                Param::new(*name, w, g.get(range).unwrap_or_default())?
            }
            (Weights::F32(w, Some(g)), Some(_)) => Param::new(*name, w, g)?,
            (_, Some((given, _))) => {
                return Err(Error::GradientType {
                    variable: (*name).to_owned(),
                    expected: *dtype,
                    given: given.dtype(),
                });
            }
        };
        params.push(param.with_shape(var.dims())?);
    }
    Ok(run(optimizer, &mut params)?)
}
