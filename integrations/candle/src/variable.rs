//! A variable under its name, and what is kept beside it.

use std::ops::Range;

use candle_core::{CpuStorage, DType, Storage, Tensor, Var};
use half::{bf16, f16};

use crate::error::Error;
use crate::masters::Masters;
use crate::storage::{is_away, with_storage};

/// A variable of candle's that takes steps.
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) var: Var,
    /// Its type.
    pub(crate) dtype: DType,
    pub(crate) beside: Beside,
}

/// Weights that stand beside a variable, of which steps are taken.
pub(crate) enum Beside {
    /// None: its own are lent.
    Nothing,
    /// A second copy, so that others can read the first while a step runs.
    F32(Vec<f32>),
    F64(Vec<f64>),
    /// Those of a variable in half precision.
    Bf16(Masters),
    F16(Masters),
}

impl Variable {
    /// `None` for a variable of whole numbers, which has no gradient: candle's own optimizers leave it out too.
    ///
    /// # Errors
    /// [`Error::Device`], [`Error::VariableType`]; candle's, of a variable in half precision that is lent.
    pub(crate) fn new(name: String, var: Var) -> Result<Option<Self>, Error> {
        let dtype = var.dtype();
        if dtype.is_int() {
            return Ok(None);
        }
        if !var.device().is_cpu() {
            return Err(Error::Device {
                variable: name,
                device: var.device().location(),
            });
        }
        let masters = || -> Result<_, Error> {
            Ok(Masters {
                weights: var.to_dtype(DType::F32)?.flatten_all()?.to_vec1()?,
                gradient: Vec::new(),
            })
        };
        let beside = match dtype {
            DType::F32 | DType::F64 => Beside::Nothing,
            DType::BF16 => Beside::Bf16(masters()?),
            DType::F16 => Beside::F16(masters()?),
            dtype => {
                return Err(Error::VariableType {
                    variable: name,
                    dtype,
                });
            }
        };
        Ok(Some(Self {
            name,
            var,
            dtype,
            beside,
        }))
    }

    /// The weights in `f32` of a variable in half precision.
    pub(crate) fn masters_mut(&mut self) -> Option<&mut Masters> {
        match &mut self.beside {
            Beside::Bf16(masters) | Beside::F16(masters) => Some(masters),
            _ => None,
        }
    }

    pub(crate) fn is_half(&self) -> bool {
        matches!(self.beside, Beside::Bf16(_) | Beside::F16(_))
    }

    /// Whether a second copy of its weights stands beside it. One in half precision has one anyway.
    pub(crate) fn set_readers(&mut self, on: bool) {
        let values = self.var.elem_count();
        self.beside = match (self.dtype, on) {
            (DType::F32, true) => Beside::F32(vec![0.0; values]),
            (DType::F64, true) => Beside::F64(vec![0.0; values]),
            (DType::F32 | DType::F64, false) => Beside::Nothing,
            _ => return,
        };
    }

    /// The gradient as it can be lent: with its elements in order, which is a copy if they are not.
    ///
    /// # Errors
    /// If it is not one of this variable.
    pub(crate) fn fit(&self, gradient: &Tensor) -> Result<Tensor, Error> {
        if gradient.dims() != self.var.dims() {
            let error = optim_runtime::Error::ShapeMismatch {
                parameter: self.name.clone(),
                weights: self.var.dims().to_vec(),
                gradient: gradient.dims().to_vec(),
            };
            return Err(error.into());
        }
        if !gradient.device().is_cpu() {
            return Err(Error::GradientDevice {
                variable: self.name.clone(),
            });
        }
        // What was added up in `f32` need not be rounded to be given.
        let given = gradient.dtype();
        if given != self.dtype && !(self.is_half() && given == DType::F32) {
            return Err(self.other_type(given));
        }
        Ok(gradient.contiguous()?)
    }

    /// Converts a gradient in half precision into the room beside the variable.
    ///
    /// # Errors
    /// If it is not one of this variable.
    pub(crate) fn widen(&mut self, gradient: &Tensor) -> Result<(), Error> {
        let given = gradient.dtype();
        if !self.is_half() || given == DType::F32 {
            return Ok(());
        }
        let (storage, layout) = gradient.storage_and_layout();
        let range = in_order(layout.contiguous_offsets());
        let own = elements(&self.name, &storage)?;
        let widened = match &mut self.beside {
            Beside::Bf16(masters) => masters.widen::<bf16>(own, range),
            Beside::F16(masters) => masters.widen::<f16>(own, range),
            _ => None,
        };
        widened.ok_or_else(|| self.other_type(given))
    }

    /// Brings what is beside up to what the variable has.
    ///
    /// # Errors
    /// [`Error::Lent`].
    pub(crate) fn read(&mut self) -> Result<(), Error> {
        if matches!(self.beside, Beside::Nothing) {
            return Ok(());
        }
        let (storage, layout) = self.var.storage_and_layout();
        let range = in_order(layout.contiguous_offsets());
        let read = match (&*storage, &mut self.beside) {
            (Storage::Cpu(CpuStorage::F32(own)), Beside::F32(beside)) => copy(own, range, beside),
            (Storage::Cpu(CpuStorage::F64(own)), Beside::F64(beside)) => copy(own, range, beside),
            (Storage::Cpu(own), Beside::Bf16(masters)) => masters.read::<bf16>(own, range),
            (Storage::Cpu(own), Beside::F16(masters)) => masters.read::<f16>(own, range),
            _ => None,
        };
        read.ok_or_else(|| self.lent())
    }

    /// Puts what is beside into the variable, all of it at once.
    ///
    /// # Errors
    /// [`Error::Lent`].
    pub(crate) fn write(&mut self) -> Result<(), Error> {
        if matches!(self.beside, Beside::Nothing) {
            return Ok(());
        }
        let range = in_order(self.var.layout().contiguous_offsets());
        let beside = &mut self.beside;
        let written = with_storage(&self.var, |own| match (own, beside) {
            (CpuStorage::F32(own), Beside::F32(beside)) => exchange(own, range, beside),
            (CpuStorage::F64(own), Beside::F64(beside)) => exchange(own, range, beside),
            (own, Beside::Bf16(masters)) => masters.write::<bf16>(own, range),
            (own, Beside::F16(masters)) => masters.write::<f16>(own, range),
            _ => None,
        })?;
        written.ok_or_else(|| self.lent())
    }

    fn lent(&self) -> Error {
        Error::Lent {
            variable: self.name.clone(),
        }
    }

    fn other_type(&self, given: DType) -> Error {
        Error::GradientType {
            variable: self.name.clone(),
            expected: self.dtype,
            given,
        }
    }
}

/// Where elements lie that are in order. Of others there is none: candle makes each variable of contiguous memory of its
/// own, and gradients are brought in order.
pub(crate) fn in_order(offsets: Option<(usize, usize)>) -> Range<usize> {
    let (start, end) = offsets.unwrap_or_default();
    start..end
}

fn copy<T: Copy>(own: &[T], range: Range<usize>, beside: &mut [T]) -> Option<()> {
    let own = own.get(range)?;
    (own.len() == beside.len()).then(|| beside.copy_from_slice(own))
}

/// The memories change places, if one is as long as the other.
fn exchange<T: Copy>(own: &mut Vec<T>, range: Range<usize>, beside: &mut Vec<T>) -> Option<()> {
    if range == (0..own.len()) && own.len() == beside.len() {
        std::mem::swap(own, beside);
        return Some(());
    }
    let own = own.get_mut(range)?;
    (own.len() == beside.len()).then(|| own.copy_from_slice(beside))
}

/// The elements of a gradient.
///
/// # Errors
/// [`Error::GradientIsVariable`], [`Error::GradientDevice`].
pub(crate) fn elements<'s>(variable: &str, storage: &'s Storage) -> Result<&'s CpuStorage, Error> {
    let variable = || variable.to_owned();
    match storage {
        Storage::Cpu(own) if is_away(own) => Err(Error::GradientIsVariable {
            variable: variable(),
        }),
        Storage::Cpu(own) => Ok(own),
        _ => Err(Error::GradientDevice {
            variable: variable(),
        }),
    }
}
