//! What can go wrong beside what an optimizer finds wrong.

use std::fmt;

/// What went wrong on a device, or before it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// What the optimizer finds wrong.
    #[error(transparent)]
    Optimizer(#[from] optim_runtime::Error),
    /// There is no driver, or no compiler.
    #[error("there is no {what}: none of {tried} can be loaded")]
    NoLibrary {
        /// What was looked for.
        what: Library,
        /// The names it was looked for by.
        tried: String,
    },
    /// A library is there and has not all that is needed.
    #[error("the {what} has no function `{symbol}`; it may be too old")]
    MissingSymbol {
        /// The library.
        what: Library,
        /// The function.
        symbol: &'static str,
    },
    /// There is no device of this number.
    #[error("there is no CUDA device {ordinal}; there are {count}")]
    NoDevice {
        /// The number asked for, from 0.
        ordinal: usize,
        /// How many there are.
        count: usize,
    },
    /// A call of the driver failed.
    #[error("{call}: {fault}")]
    Driver {
        /// The function.
        call: &'static str,
        /// Its answer.
        fault: Fault,
    },
    /// The device has not so much memory left.
    #[error(
        "the device has no {bytes} bytes left for {what}; this program's optimizers hold {held} there"
    )]
    OutOfMemory {
        /// What they are for.
        what: String,
        /// Bytes that were asked for.
        bytes: usize,
        /// Bytes that were held.
        held: usize,
    },
    /// The text of a rule does not compile. Without changed texts that is a bug, or a compiler that is too old.
    #[error("the loops of {what} do not compile for {arch}: {fault}\n{log}")]
    Compile {
        /// The rule.
        what: String,
        /// The architecture.
        arch: String,
        /// The compiler's answer.
        fault: String,
        /// What it has to say.
        log: String,
    },
    /// Compiled code has no kernel of a name.
    #[error("the compiled loops of {what} have no kernel `{kernel}`: {fault}")]
    NoKernel {
        /// The rule.
        what: String,
        /// The kernel.
        kernel: String,
        /// The driver's answer.
        fault: Fault,
    },
    /// A kernel could not be launched.
    #[error("`{kernel}` could not be launched over {blocks} blocks of threads: {fault}")]
    Launch {
        /// The kernel.
        kernel: String,
        /// Blocks of threads that were asked for.
        blocks: u64,
        /// The driver's answer.
        fault: Fault,
    },
    /// What was compiled computes other bits than the CPU.
    #[error("the compiled loops of {what} compute other bits than the CPU: {why}")]
    OtherBits {
        /// The rule.
        what: String,
        /// What they do.
        why: &'static str,
    },
    /// A step that cannot be put into a graph, or taken by one that was captured: the stream is not being captured, the step
    /// before was not of the same list, or more is to be done than rules' loops over the list that was captured.
    #[error(
        "a step in a graph is one of rules' loops alone, over the list of the step before it, while its stream is captured"
    )]
    NotCaptured,
    /// The stream is being captured into a graph, where a call would be put in parts, and not be run.
    #[error(
        "the stream is being captured into a graph: `capture` puts a step there, and nothing else is done before the capture ends"
    )]
    Capturing,
    /// A tensor is not where and what it must be.
    #[error("parameter `{parameter}`: {what} {why}")]
    Tensor {
        /// The parameter.
        parameter: String,
        /// Which of its tensors.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// A tensor lies on another device than those beside it, or than the optimizer.
    #[error("parameter `{parameter}`: {what} lies on another device")]
    OtherDevice {
        /// The parameter.
        parameter: String,
        /// Which of its tensors.
        what: String,
    },
}

/// A library that is loaded when a program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Library {
    /// `libcuda`.
    Driver,
    /// `libnvrtc`.
    Compiler,
}

impl fmt::Display for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Driver => "CUDA driver (libcuda)",
            Self::Compiler => "NVRTC (libnvrtc), which compiles the loops",
        })
    }
}

/// An answer of the driver that is no success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault(pub(crate) u32);

impl Fault {
    /// The driver's number for it: see `CUresult` in its manual.
    pub fn code(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.0 {
            1 => "CUDA_ERROR_INVALID_VALUE",
            2 => "CUDA_ERROR_OUT_OF_MEMORY",
            3 => "CUDA_ERROR_NOT_INITIALIZED",
            100 => "CUDA_ERROR_NO_DEVICE",
            101 => "CUDA_ERROR_INVALID_DEVICE",
            200 => "CUDA_ERROR_INVALID_IMAGE",
            209 => "CUDA_ERROR_NO_BINARY_FOR_GPU",
            400 => "CUDA_ERROR_INVALID_HANDLE",
            500 => "CUDA_ERROR_NOT_FOUND",
            700 => "CUDA_ERROR_ILLEGAL_ADDRESS",
            701 => "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES",
            702 => "CUDA_ERROR_LAUNCH_TIMEOUT",
            719 => "CUDA_ERROR_LAUNCH_FAILED",
            900 => "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED",
            901 => "CUDA_ERROR_STREAM_CAPTURE_INVALIDATED",
            906 => "CUDA_ERROR_STREAM_CAPTURE_IMPLICIT",
            _ => return write!(f, "error {} of the CUDA driver", self.0),
        };
        write!(f, "{name} ({})", self.0)
    }
}
