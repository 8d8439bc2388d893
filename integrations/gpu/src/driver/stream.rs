//! Streams, what they are captured into, and graphs.

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use cudarc::driver::sys as cu;

use super::checked;
use crate::error::Error;

/// A stream of the program's, in whose order everything is done. It stays the program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(pub(super) cu::CUstream);

// SAFETY: the driver takes streams from any thread.
unsafe impl Send for Stream {}
// SAFETY: as above.
unsafe impl Sync for Stream {}

impl Default for Stream {
    /// The default stream, which waits for all others, but for those that were made not to be waited for
    /// (`CU_STREAM_NON_BLOCKING`).
    fn default() -> Self {
        Self(null_mut())
    }
}

impl Stream {
    /// A stream of the driver's (`CUstream`), of the runtime's (`cudaStream_t`), or of another package.
    ///
    /// # Safety
    /// It is a stream of the device that it is used with, and is not destroyed before what it is used in.
    pub unsafe fn from_raw(stream: *mut c_void) -> Self {
        Self(stream.cast())
    }

    /// Waits for all that was asked for in it.
    pub(crate) fn synchronize(self) -> Result<(), Error> {
        // SAFETY: it is a stream, as was promised when it was made.
        checked("cuStreamSynchronize", unsafe {
            cu::cuStreamSynchronize(self.0)
        })
    }
}

/// A launch in a graph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node(pub(super) cu::CUgraphNode);

// SAFETY: as of `Context`.
unsafe impl Send for Node {}
// SAFETY: as of `Context`.
unsafe impl Sync for Node {}

impl Stream {
    /// The last launch that was put into the graph which the stream is being captured into; none if it is not.
    pub(crate) fn last_node(self) -> Result<Option<Node>, Error> {
        let mut status = cu::CUstreamCaptureStatus::CU_STREAM_CAPTURE_STATUS_NONE;
        let (mut id, mut graph, mut count) = (0, null_mut(), 0);
        let (mut nodes, mut edges) = (null(), null());
        // SAFETY: all pointers are to variables; the list of nodes is the driver's, and is read before its next call.
        unsafe {
            let code = cu::cuStreamGetCaptureInfo_v3(
                self.0,
                &mut status,
                &mut id,
                &mut graph,
                &mut nodes,
                &mut edges,
                &mut count,
            );
            checked("cuStreamGetCaptureInfo_v3", code)?;
            let active = cu::CUstreamCaptureStatus::CU_STREAM_CAPTURE_STATUS_ACTIVE;
            if status != active || count == 0 || nodes.is_null() {
                return Ok(None);
            }
            Ok(Some(Node(*nodes.add(count - 1))))
        }
    }

    /// Whether what is asked for goes into a graph.
    pub(crate) fn capture(self) -> Result<Capture, Error> {
        let mut status = cu::CUstreamCaptureStatus::CU_STREAM_CAPTURE_STATUS_NONE;
        // SAFETY: the pointer is to a variable.
        checked("cuStreamIsCapturing", unsafe {
            cu::cuStreamIsCapturing(self.0, &mut status)
        })?;
        Ok(match status {
            cu::CUstreamCaptureStatus::CU_STREAM_CAPTURE_STATUS_NONE => Capture::None,
            cu::CUstreamCaptureStatus::CU_STREAM_CAPTURE_STATUS_ACTIVE => Capture::Active,
            _ => Capture::Invalid,
        })
    }
}

/// Whether a stream is being captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capture {
    None,
    Active,
    /// What was captured is of no use, and the capture has not ended yet.
    Invalid,
}

/// A graph that can be launched: `CUgraphExec`, or `cudaGraphExec_t`. It stays the program's.
#[derive(Clone, Copy, Debug)]
pub struct GraphExec(pub(super) cu::CUgraphExec);

// SAFETY: as of `Stream`.
unsafe impl Send for GraphExec {}
// SAFETY: as of `Stream`.
unsafe impl Sync for GraphExec {}

impl GraphExec {
    /// One of the driver's, of the runtime's, or of another package.
    ///
    /// # Safety
    /// It is one, and is not destroyed before what it is used in.
    pub unsafe fn from_raw(graph: *mut c_void) -> Self {
        Self(graph.cast())
    }
}
