//! Memory of a device, and copies.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use cudarc::driver::sys as cu;

use super::{Context, Stream, answered, checked};
use crate::error::{Error, Fault};

/// Memory of a device.
#[derive(Debug)]
pub(crate) struct Memory {
    context: Arc<Context>,
    pub(crate) at: u64,
    pub(crate) bytes: usize,
}

impl Memory {
    /// So many bytes, and 16 at least.
    pub(crate) fn new(context: &Arc<Context>, bytes: usize, what: &str) -> Result<Self, Error> {
        let _entered = context.enter()?;
        let bytes = bytes.max(16);
        let mut at = 0;
        // SAFETY: the pointer is to a variable.
        let answer = answered(unsafe { cu::cuMemAlloc_v2(&mut at, bytes) });
        match answer {
            Ok(()) => {}
            Err(Fault(2)) => {
                return Err(Error::OutOfMemory {
                    what: what.to_owned(),
                    bytes,
                    held: context.held(),
                });
            }
            Err(fault) => {
                return Err(Error::Driver {
                    call: "cuMemAlloc_v2",
                    fault,
                });
            }
        }
        context.held.fetch_add(bytes, Ordering::Relaxed);
        Ok(Self {
            context: Arc::clone(context),
            at,
            bytes,
        })
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if let Ok(_entered) = self.context.enter() {
            // SAFETY: it was given by `cuMemAlloc_v2`, once. The driver waits for what still uses it.
            unsafe { cu::cuMemFree_v2(self.at) };
        }
        self.context.held.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// Copies from the program's memory; the slice may be given back when it returns.
///
/// # Safety
/// There is as much memory at `to`.
pub(crate) unsafe fn write<T: Copy>(to: u64, from: &[T], stream: Stream) -> Result<(), Error> {
    if from.is_empty() {
        return Ok(());
    }
    // SAFETY: both are as long. Memory that is not pinned is read before the call returns.
    let code =
        unsafe { cu::cuMemcpyHtoDAsync_v2(to, from.as_ptr().cast(), size_of_val(from), stream.0) };
    checked("cuMemcpyHtoDAsync_v2", code)
}

/// Copies to the program's memory, and waits for it.
///
/// # Safety
/// There is as much memory at `from`, and any bytes are a `T`.
pub(crate) unsafe fn read<T: Copy>(to: &mut [T], from: u64, stream: Stream) -> Result<(), Error> {
    if to.is_empty() {
        return Ok(());
    }
    // SAFETY: both are as long, and it is waited for before `to` is given back.
    let code = unsafe {
        cu::cuMemcpyDtoHAsync_v2(to.as_mut_ptr().cast(), from, size_of_val(to), stream.0)
    };
    checked("cuMemcpyDtoHAsync_v2", code)?;
    stream.synchronize()
}

/// Copies from one place of the device to another.
///
/// # Safety
/// There is as much memory at both.
pub(crate) unsafe fn copy(to: u64, from: u64, bytes: usize, stream: Stream) -> Result<(), Error> {
    if bytes == 0 {
        return Ok(());
    }
    // SAFETY: the caller promises.
    let code = unsafe { cu::cuMemcpyDtoDAsync_v2(to, from, bytes, stream.0) };
    checked("cuMemcpyDtoDAsync_v2", code)
}

/// Writes a word again and again.
///
/// # Safety
/// There is memory for so many.
pub(crate) unsafe fn fill(to: u64, word: u32, count: usize, stream: Stream) -> Result<(), Error> {
    if count == 0 {
        return Ok(());
    }
    // SAFETY: the caller promises.
    let code = unsafe { cu::cuMemsetD32Async(to, word, count, stream.0) };
    checked("cuMemsetD32Async", code)
}
