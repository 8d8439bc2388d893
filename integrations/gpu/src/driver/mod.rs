//! The driver's calls, each with its answer as an error.
#![allow(
    unsafe_code,
    reason = "the driver is foreign code: this folder alone calls it"
)]

mod context;
mod memory;
mod module;
mod stream;

use cudarc::driver::sys as cu;

pub(crate) use self::context::Context;
pub(crate) use self::memory::{Memory, copy, fill, read, write};
pub(crate) use self::module::{Function, Module};
pub(crate) use self::stream::{Capture, Node};
pub use self::stream::{GraphExec, Stream};
use crate::error::{Error, Fault};

fn answered(code: cu::CUresult) -> Result<(), Fault> {
    match code {
        cu::CUresult::CUDA_SUCCESS => Ok(()),
        other => Err(Fault(other as u32)),
    }
}

fn checked(call: &'static str, code: cu::CUresult) -> Result<(), Error> {
    answered(code).map_err(|fault| Error::Driver { call, fault })
}
