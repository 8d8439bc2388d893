//! What loops compute: recorded numbers of other packages, the rules' equations, and the same bits in every
//! way to run a step.

mod batches;
mod convergence;
mod determinism;
mod evaluation;
mod golden;
mod held;
mod layers;
mod portable;
mod presets;
mod properties;
mod python;
mod reductions;
mod remainder;
