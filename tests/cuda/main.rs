//! The text of rules for CUDA has the bits of the CPU's loops. There need be no device: see `optim_tests::cuda`.

mod built_in;
mod faults;
mod nvrtc;
mod parts;
