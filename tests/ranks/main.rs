//! A step of several ranks, each of which keeps a part of the states.

mod ahead;
mod bits;
mod called_back;
mod checkpoints;
mod failures;
mod homes;
mod leaving;
mod model;
mod toolkit;
mod wire;
