use optim_runtime::Signum;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Signum {
    const USE: &'static str = "as sign descent, where gradients are noisy";
    const LR: f64 = 0.002;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.0, 0.01 + knobs.fast], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], maximize: SWITCH,
        }
    }
}

impl Naive for Signum {
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

        if self.momentum > 0.0 {
            past.m = average(self.momentum, past.m, g);
            w - number(self.lr) * past.m.sign()
        } else {
            w - number(self.lr) * g.sign()
        }
    }
}
