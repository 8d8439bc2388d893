//! What `optim-burn` promises, on the device Flex.

mod checkpoint;
mod common;
mod faults;
mod half;
mod module;
mod numbers;
mod ruled;
mod toolkit;
