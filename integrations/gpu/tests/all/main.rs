//! Steps on a device beside steps on the CPU: where there is none, on a stand-in for driver and compiler, so that all but the
//! device itself is what runs with one. `OPTIM_GPU_DEVICE=1` runs the same on device 0.

mod cache;
mod failures;
mod graphs;
mod liars;
mod missing;
mod moves;
mod others;
mod pair;
mod rules;
mod standin;
mod streams;
mod toolkit;
mod values;
