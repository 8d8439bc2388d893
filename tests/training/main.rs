//! What stands around a step: groups of parameters with rules of their own, gradients that are clipped, gathered and
//! scaled.

mod accumulate;
mod clip;
mod groups;
mod loss_scale;
mod runs;
