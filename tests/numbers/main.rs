//! What loops compute: recorded numbers of other packages, the rules' equations, and the same bits in every
//! way to run a step.

mod batches;
mod beside;
mod convergence;
mod corrections;
mod coverage;
mod determinism;
mod evaluation;
mod extended;
mod files;
mod folds;
mod golden;
mod held;
mod layers;
mod matrices;
mod matrix_steps;
mod modifiers;
mod muon;
mod options;
mod places;
mod portable;
mod presets;
mod properties;
mod published;
mod python;
mod quiet;
mod reductions;
mod remainder;
mod schedules;
mod settings;
mod squares;
mod texts;
mod written;
