//! What a checkpoint keeps of a run beside optimizer and weights: notes of this program.

use std::path::Path;

use optim_runtime::Optimizer;

use crate::training::TrainError;

const LOSSES: &str = "losses";
const SEED: &str = "seed";

/// Notes the losses so far, each as the shortest text that is read back as the same number.
pub(crate) fn write(optimizer: &mut Optimizer, losses: &[f64], seed: u64) {
    let losses: Vec<_> = losses.iter().map(|loss| format!("{loss:?}")).collect();
    optimizer.set_note(LOSSES, losses.join(" "));
    optimizer.set_note(SEED, seed.to_string());
}

/// The losses so far of a run with this seed.
///
/// # Errors
/// [`TrainError::Foreign`].
pub(crate) fn read(optimizer: &Optimizer, file: &Path, seed: u64) -> Result<Vec<f64>, TrainError> {
    let foreign = |what: String| TrainError::Foreign {
        file: file.to_owned(),
        what,
    };
    let note = |name: &str| {
        let note = optimizer.note(name);
        note.ok_or_else(|| foreign(format!("it has no note `{name}`")))
    };
    let (losses, began) = (note(LOSSES)?, note(SEED)?);
    if began != seed.to_string() {
        return Err(foreign(format!(
            "it began with --seed {began}, and not {seed}"
        )));
    }
    let losses: Result<_, std::num::ParseFloatError> = losses.split(' ').map(str::parse).collect();
    losses.map_err(|error| foreign(format!("a loss is none: {error}")))
}
