//! Checkpoints: an optimizer in a file, and another that goes on from it.

mod faults;
mod fits;
mod format;
mod kill;
mod mutated;
mod resume;
mod run;
mod stops;
mod torch;
mod untrusted;

use optim_runtime::{CheckpointFault, Error, Optimizer, Param};

/// The checkpoint of an optimizer, without weights.
pub(crate) fn bytes(optimizer: &Optimizer) -> Vec<u8> {
    bytes_with(optimizer, &[])
}

pub(crate) fn bytes_with(optimizer: &Optimizer, params: &[Param<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    optimizer.write_to(&mut bytes, params).unwrap();
    bytes
}

/// What is wrong with a checkpoint.
pub(crate) fn fault<T: std::fmt::Debug>(result: Result<T, Error>) -> CheckpointFault {
    match result {
        Err(Error::Checkpoint { fault, .. }) => *fault,
        other => panic!("{other:?}"),
    }
}
