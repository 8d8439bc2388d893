//! Rules with reductions: a tensor on its way through the stages of a step.

pub(crate) mod chunk;
pub(crate) mod forms;
#[cfg(feature = "sharded")]
pub(crate) mod held;
pub(crate) mod making;
pub(crate) mod matrices;
pub(crate) mod model_sums;
pub(crate) mod partition;
pub(crate) mod progress;
pub(crate) mod stock;
pub(crate) mod workspaces;
