//! What an optimizer has on its device.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::call::Call;
use crate::device::CudaDevice;
use crate::driver::{Capture, Stream};
use crate::error::Error;
use crate::params::CudaParams;
use crate::rooms::{MemoryBytes, Rooms};
use crate::scratch::Scratch;

/// What an optimizer has on its device.
#[derive(Debug)]
pub(crate) struct OnCuda {
    /// No other has it.
    pub(crate) number: u64,
    pub(crate) device: CudaDevice,
    pub(crate) stream: Stream,
    pub(crate) rooms: Rooms,
    pub(crate) scratch: Scratch,
    /// The list whose tensors were last found to lie on the device.
    looked_at: Option<u64>,
    /// What went wrong where no error could be given: the next call tells it.
    untold: Option<Error>,
}

impl OnCuda {
    pub(crate) fn new(device: &CudaDevice, stream: Stream) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            device: device.clone(),
            stream,
            rooms: Rooms::default(),
            scratch: Scratch::default(),
            looked_at: None,
            untold: None,
        }
    }

    pub(crate) fn bytes(&self) -> MemoryBytes {
        let mut bytes = self.rooms.bytes();
        bytes.scratch += self.scratch.bytes();
        bytes
    }

    /// Whether what is asked for in the stream is run.
    ///
    /// # Errors
    /// [`Error::Capturing`], [`Error::Driver`].
    pub(crate) fn check_stream(&mut self) -> Result<(), Error> {
        self.tell()?;
        let _entered = self.device.context().enter()?;
        match self.stream.capture()? {
            Capture::None => Ok(()),
            _ => Err(Error::Capturing),
        }
    }

    /// What no error could be given of before.
    pub(crate) fn tell(&mut self) -> Result<(), Error> {
        self.untold.take().map_or(Ok(()), Err)
    }

    /// Waits for all that was asked for in the stream.
    pub(crate) fn wait(&self) -> Result<(), Error> {
        let _entered = self.device.context().enter()?;
        self.stream.synchronize()
    }

    /// Everything in this stream from here on, behind what was asked for in the one before.
    pub(crate) fn change_stream(&mut self, stream: Stream) {
        if self.stream != stream {
            // No order holds between streams. The one before may be gone at the next call.
            self.untold = self.wait().err().or(self.untold.take());
            self.stream = stream;
        }
    }

    /// Whether these tensors lie on the device, as far as they tell.
    ///
    /// # Errors
    /// [`Error::OtherDevice`].
    pub(crate) fn check_tensors(&mut self, params: &CudaParams<'_>) -> Result<(), Error> {
        let stamp = Some(params.known.stamp());
        if self.looked_at != stamp {
            params.check(self.device.context().place())?;
            self.looked_at = stamp;
        }
        Ok(())
    }

    /// Both.
    ///
    /// # Errors
    /// Those of both.
    pub(crate) fn check(&mut self, params: &CudaParams<'_>) -> Result<(), Error> {
        self.check_stream()?;
        self.check_tensors(params)
    }

    /// It with the tensors of a call.
    pub(crate) fn with<'c, 'b>(&'c mut self, params: &'c CudaParams<'b>) -> Call<'c, 'b> {
        Call::new(self, params)
    }
}
