//! A device's context.

use std::ptr::null_mut;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cudarc::driver::sys as cu;

use super::checked;
use crate::error::{Error, Library};
use crate::library;

/// A device's primary context, which other packages of the program share.
#[derive(Debug)]
pub(crate) struct Context {
    device: cu::CUdevice,
    context: cu::CUcontext,
    /// Compute capability, as 90 for 9.0.
    pub(crate) arch: u32,
    pub(crate) name: String,
    /// Bytes of all memory that was asked for here and not given back.
    pub(super) held: AtomicUsize,
}

// SAFETY: the driver's functions may be called from any thread; each call makes the context current on its own.
unsafe impl Send for Context {}
// SAFETY: as above.
unsafe impl Sync for Context {}

/// While it is there, the context is this thread's.
pub(crate) struct Entered(Option<cu::CUcontext>);

impl Drop for Entered {
    fn drop(&mut self) {
        if let Some(before) = self.0 {
            // SAFETY: it was current before.
            unsafe { cu::cuCtxSetCurrent(before) };
        }
    }
}

impl Context {
    pub(crate) fn open(ordinal: usize) -> Result<Arc<Self>, Error> {
        library::check(Library::Driver)?;
        // SAFETY: all pointers are to variables that live until the calls end.
        unsafe {
            checked("cuInit", cu::cuInit(0))?;
            let mut count = 0;
            checked("cuDeviceGetCount", cu::cuDeviceGetCount(&mut count))?;
            let count = usize::try_from(count).unwrap_or(0);
            let number = i32::try_from(ordinal).ok().filter(|_| ordinal < count);
            let number = number.ok_or(Error::NoDevice { ordinal, count })?;
            let mut device = 0;
            checked("cuDeviceGet", cu::cuDeviceGet(&mut device, number))?;
            let mut name = [0_u8; 128];
            checked(
                "cuDeviceGetName",
                cu::cuDeviceGetName(name.as_mut_ptr().cast(), 127, device),
            )?;
            let mut version = [0_i32; 2];
            use cu::CUdevice_attribute_enum as Attribute;
            let attributes = [
                Attribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR,
                Attribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR,
            ];
            for (place, attribute) in version.iter_mut().zip(attributes) {
                checked(
                    "cuDeviceGetAttribute",
                    cu::cuDeviceGetAttribute(place, attribute, device),
                )?;
            }
            let mut context = null_mut();
            checked(
                "cuDevicePrimaryCtxRetain",
                cu::cuDevicePrimaryCtxRetain(&mut context, device),
            )?;
            let name = name
                .iter()
                .take_while(|byte| **byte != 0)
                .copied()
                .collect();
            Ok(Arc::new(Self {
                device,
                context,
                arch: u32::try_from(version[0] * 10 + version[1]).unwrap_or(0),
                name: String::from_utf8(name).unwrap_or_default(),
                held: AtomicUsize::new(0),
            }))
        }
    }

    /// Makes it this thread's, and gives the thread back its own afterwards.
    pub(crate) fn enter(&self) -> Result<Entered, Error> {
        let mut before = null_mut();
        // SAFETY: the pointer is to a variable; the context is retained.
        unsafe {
            checked("cuCtxGetCurrent", cu::cuCtxGetCurrent(&mut before))?;
            if before == self.context {
                return Ok(Entered(None));
            }
            checked("cuCtxSetCurrent", cu::cuCtxSetCurrent(self.context))?;
        }
        Ok(Entered(Some(before)))
    }

    /// What tells it from those of other devices.
    pub(crate) fn place(&self) -> usize {
        self.context.addr()
    }

    pub(crate) fn held(&self) -> usize {
        self.held.load(Ordering::Relaxed)
    }

    /// Waits for everything.
    pub(crate) fn synchronize(&self) -> Result<(), Error> {
        let _entered = self.enter()?;
        // SAFETY: there is a context.
        checked("cuCtxSynchronize", unsafe { cu::cuCtxSynchronize() })
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        // SAFETY: it was retained once.
        unsafe { cu::cuDevicePrimaryCtxRelease_v2(self.device) };
    }
}
