#![doc = include_str!("../README.md")]

mod calls;
mod patience;
mod ranks;
mod transfer;

pub use mpi;
pub use optim_runtime;

pub use crate::ranks::{MpiRanks, Traffic};
