use optim_runtime::Sgdw;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for Sgdw {
    const USE: &'static str =
        "vision models, as SGD: the decay can be tuned apart from the learning rate's schedule";
    const LR: f64 = 0.5;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.0, 0.01 + knobs.fast], dampening: [1.0 - knobs.slow], weight_decay: [knobs.decay], nesterov: SWITCH,
        }
    }
}

impl Naive for Sgdw {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        let momentum = number(self.momentum);
        if self.momentum == 0.0 {
            return w - number(self.lr) * g;
        }
        past.m = if t == 1 {
            g
        } else {
            momentum * past.m + Bounded::cast(given(1.0) - given(self.dampening)) * g
        };
        let direction = if self.nesterov {
            g + momentum * past.m
        } else {
            past.m
        };
        w - number(self.lr) * direction
    }
}
