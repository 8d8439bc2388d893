//! The driver's calls, each with its answer as an error.
#![allow(
    unsafe_code,
    reason = "the driver is foreign code: this file alone calls it"
)]

use std::ffi::{CString, c_void};
use std::ptr::{null, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cudarc::driver::sys as cu;

use crate::error::{Error, Fault, Library};
use crate::library;

fn answered(code: cu::CUresult) -> Result<(), Fault> {
    match code {
        cu::CUresult::CUDA_SUCCESS => Ok(()),
        other => Err(Fault(other as u32)),
    }
}

fn checked(call: &'static str, code: cu::CUresult) -> Result<(), Error> {
    answered(code).map_err(|fault| Error::Driver { call, fault })
}

/// A device's primary context, which other packages of the program share.
#[derive(Debug)]
pub(crate) struct Context {
    device: cu::CUdevice,
    context: cu::CUcontext,
    /// Compute capability, as 90 for 9.0.
    pub(crate) arch: u32,
    pub(crate) name: String,
    /// Bytes of all memory that was asked for here and not given back.
    held: AtomicUsize,
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

/// A stream of the program's, in whose order everything is done. It stays the program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(cu::CUstream);

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
pub(crate) struct Node(cu::CUgraphNode);

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
pub struct GraphExec(cu::CUgraphExec);

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

/// Compiled code that is loaded.
#[derive(Debug)]
pub(crate) struct Module {
    context: Arc<Context>,
    module: cu::CUmodule,
}

// SAFETY: as of `Context`.
unsafe impl Send for Module {}
// SAFETY: as of `Context`.
unsafe impl Sync for Module {}

impl Module {
    pub(crate) fn load(context: &Arc<Context>, image: &[u8]) -> Result<Self, Fault> {
        let Ok(_entered) = context.enter() else {
            return Err(Fault(201));
        };
        let mut module = null_mut();
        // SAFETY: the driver reads the image, whose length it finds in it. What is loaded was compiled, or is read
        // from a file whose checksum was compared.
        answered(unsafe { cu::cuModuleLoadData(&mut module, image.as_ptr().cast()) })?;
        Ok(Self {
            context: Arc::clone(context),
            module,
        })
    }

    pub(crate) fn function(&self, name: &str) -> Result<Function, Fault> {
        let name = CString::new(name).map_err(|_| Fault(500))?;
        let mut function = null_mut();
        // SAFETY: both pointers are to variables, and the module is loaded.
        answered(unsafe { cu::cuModuleGetFunction(&mut function, self.module, name.as_ptr()) })?;
        Ok(Function(function))
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        if let Ok(_entered) = self.context.enter() {
            // SAFETY: it is loaded, and its functions are kept beside it alone.
            unsafe { cu::cuModuleUnload(self.module) };
        }
    }
}

/// A kernel of a module that is loaded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Function(cu::CUfunction);

// SAFETY: as of `Context`.
unsafe impl Send for Function {}
// SAFETY: as of `Context`.
unsafe impl Sync for Function {}

impl Function {
    /// Asks for a launch.
    ///
    /// # Safety
    /// The arguments are the kernel's, in number, size and meaning, and its module is loaded.
    pub(crate) unsafe fn launch(
        self,
        blocks: u32,
        threads: u32,
        stream: Stream,
        arguments: &mut [*mut c_void],
    ) -> Result<(), Fault> {
        // SAFETY: the caller promises.
        answered(unsafe {
            cu::cuLaunchKernel(
                self.0,
                blocks,
                1,
                1,
                threads,
                1,
                1,
                0,
                stream.0,
                arguments.as_mut_ptr(),
                null_mut(),
            )
        })
    }

    /// Changes the arguments of a launch in a graph, for launches of the graph to come.
    ///
    /// # Safety
    /// As of [`launch`](Self::launch); the node is one of the graph that this was made of, and is a launch of this kernel
    /// with as many blocks and threads.
    pub(crate) unsafe fn set(
        self,
        (graph, node): (GraphExec, Node),
        blocks: u32,
        threads: u32,
        arguments: &mut [*mut c_void],
    ) -> Result<(), Fault> {
        // SAFETY: there is no field that may not be zero.
        let mut launch: cu::CUDA_KERNEL_NODE_PARAMS = unsafe { std::mem::zeroed() };
        launch.func = self.0;
        (launch.gridDimX, launch.gridDimY, launch.gridDimZ) = (blocks, 1, 1);
        (launch.blockDimX, launch.blockDimY, launch.blockDimZ) = (threads, 1, 1);
        launch.kernelParams = arguments.as_mut_ptr();
        // SAFETY: the caller promises.
        answered(unsafe { cu::cuGraphExecKernelNodeSetParams_v2(graph.0, node.0, &launch) })
    }
}
