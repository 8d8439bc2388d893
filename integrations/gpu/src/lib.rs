#![doc = include_str!("../README.md")]

mod buffer;
mod cache;
mod call;
mod compiler;
mod device;
mod driver;
mod error;
mod groups;
mod launches;
mod library;
mod on_cuda;
mod optimizer;
mod params;
mod rooms;
mod run;
mod scratch;

pub use optim_runtime;

pub use crate::buffer::{CudaBuffer, CudaTensor, Number};
pub use crate::device::CudaDevice;
pub use crate::driver::{GraphExec, Stream};
pub use crate::error::{Error, Fault, Library};
pub use crate::launches::CapturedStep;
pub use crate::optimizer::CudaOptimizer;
pub use crate::params::CudaParams;
pub use crate::rooms::MemoryBytes;
