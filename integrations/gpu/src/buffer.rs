//! Memory of a device that a program has, and tensors that a step is given.

use std::marker::PhantomData;
use std::sync::Arc;

use optim_runtime::{Dtype, Element};

use crate::driver::{Context, Memory, Stream, read, write};
use crate::error::Error;

/// Element types of tensors on a device: `f32` and `f64`.
pub trait Number: Element + Default {}

impl Number for f32 {}
impl Number for f64 {}

/// Memory of a device with numbers of one type.
#[derive(Debug)]
pub struct CudaBuffer {
    memory: Memory,
    context: Arc<Context>,
    len: usize,
    dtype: Dtype,
}

impl CudaBuffer {
    pub(crate) fn new(context: &Arc<Context>, len: usize, dtype: Dtype) -> Result<Self, Error> {
        Ok(Self {
            memory: Memory::new(context, len.saturating_mul(dtype.size()), "a buffer")?,
            context: Arc::clone(context),
            len,
            dtype,
        })
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its element type.
    pub fn dtype(&self) -> Dtype {
        self.dtype
    }

    /// Writes all of it, behind all that was asked of the device.
    ///
    /// # Errors
    /// [`Error::Tensor`] for another type or number of values; [`Error::Driver`].
    pub fn write<T: Number>(&self, values: &[T]) -> Result<(), Error> {
        self.fits::<T>(values.len())?;
        self.context.synchronize()?;
        let _entered = self.context.enter()?;
        let stream = Stream::default();
        #[allow(unsafe_code, reason = "memory of a device is written")]
        // SAFETY: there are as many values, as was compared.
        unsafe {
            write(self.memory.at, values, stream)?;
        }
        stream.synchronize()
    }

    /// Reads all of it, behind all that was asked of the device.
    ///
    /// # Errors
    /// As of [`write`](Self::write).
    pub fn read<T: Number>(&self) -> Result<Vec<T>, Error> {
        self.fits::<T>(self.len)?;
        self.context.synchronize()?;
        let _entered = self.context.enter()?;
        let mut values = vec![T::default(); self.len];
        #[allow(unsafe_code, reason = "memory of a device is read")]
        // SAFETY: there are as many values, and any bytes are a number.
        unsafe {
            read(&mut values, self.memory.at, Stream::default())?;
        }
        Ok(values)
    }

    fn fits<T: Number>(&self, len: usize) -> Result<(), Error> {
        if T::DTYPE == self.dtype && len == self.len {
            return Ok(());
        }
        Err(Error::Tensor {
            parameter: String::new(),
            what: "a buffer".to_owned(),
            why: format!(
                "has {} values of {}, and {len} of {} were given",
                self.len,
                self.dtype,
                T::DTYPE
            ),
        })
    }

    /// It as a tensor of a step. Steps write to weights, whoever else may look at them.
    pub fn tensor(&self) -> CudaTensor<'_> {
        CudaTensor {
            at: self.memory.at,
            len: self.len,
            dtype: self.dtype,
            context: Some(self.context.place()),
            of: PhantomData,
        }
    }
}

/// A tensor in a device's memory: where it begins, how many numbers it has, of which type. That of a [`CudaBuffer`] knows its
/// device as well.
#[derive(Clone, Copy, Debug)]
pub struct CudaTensor<'b> {
    pub(crate) at: u64,
    pub(crate) len: usize,
    pub(crate) dtype: Dtype,
    /// Of the device, where that is known.
    pub(crate) context: Option<usize>,
    of: PhantomData<&'b ()>,
}

impl CudaTensor<'_> {
    pub(crate) fn is_of(&self, len: usize, dtype: Dtype) -> bool {
        (self.len, self.dtype) == (len, dtype)
    }

    /// A tensor of another package, by its address on the device (`CUdeviceptr`).
    ///
    /// # Safety
    /// There are so many numbers of this type, on the device that it is used with, as long as it is used; nobody else reads
    /// or writes them while a step does, but in the order of its stream.
    #[allow(unsafe_code, reason = "what is said of an address cannot be looked at")]
    pub unsafe fn from_raw(at: u64, len: usize, dtype: Dtype) -> Self {
        Self {
            at,
            len,
            dtype,
            context: None,
            of: PhantomData,
        }
    }
}
