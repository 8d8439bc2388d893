use optim_runtime::Muon;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;

impl Builtin for Muon {
    const USE: &'static str = "the matrices of transformers, with AdamW in a group for all else";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [knobs.slow], weight_decay: [knobs.decay], nesterov: SWITCH, bias_correction: SWITCH, ns_steps: [4], eps: [knobs.eps], eps_added: SWITCH, rms: [0.0, 0.2], by_columns: SWITCH, maximize: SWITCH,
        }
    }
}
