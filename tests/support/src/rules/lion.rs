use optim_runtime::Lion;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Lion {
    const USE: &'static str =
        "large models and batches: one state, and a rate some three to ten times below AdamW's";
    const LR: f64 = 0.002;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], fixed_decay: SWITCH, weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for Lion {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let factor = if self.fixed_decay { 1.0 } else { self.lr };
        let extras = Extras::either(
            self.maximize,
            self.decoupled_weight_decay,
            self.weight_decay,
            factor,
        );
        let (w, g) = extras.apply(w, g);

        let direction = average(self.beta1, past.m, g).sign();
        past.m = average(self.beta2, past.m, g);
        w - number(self.lr) * direction
    }
}
