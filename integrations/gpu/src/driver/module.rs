//! Compiled code, its kernels and their launches.

use std::ffi::{CString, c_void};
use std::ptr::null_mut;
use std::sync::Arc;

use cudarc::driver::sys as cu;

use super::{Context, GraphExec, Node, Stream, answered};
use crate::error::Fault;

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
