//! What stands around a step: groups of parameters with rules of their own, gradients that are clipped, gathered and
//! scaled, averages of weights, schedules, checkpoints.

mod accumulate;
mod alike;
mod average;
mod checkpoint;
mod clip;
mod config;
mod events;
mod groups;
mod loss_scale;
mod moved_rows_of_none;
mod parameters;
mod runs;
mod scheduled;
mod schedules;
mod shared;
mod statistics;
mod steady;
