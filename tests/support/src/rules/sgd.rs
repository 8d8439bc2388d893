use optim_runtime::Sgd;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for Sgd {
    const USE: &'static str = "vision models, with momentum and a schedule; the least memory";
    const LR: f64 = 0.5;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.0, 0.01 + knobs.fast], dampening: [0.0, 1.0 - knobs.slow, 1.0], weight_decay: [knobs.decay], nesterov: SWITCH, lr_in_momentum: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for Sgd {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(self.maximize, self.weight_decay).apply(w, g);
        let (lr, momentum) = (number(self.lr), number(self.momentum));
        if self.momentum == 0.0 {
            return w - lr * g;
        }
        let (summed, outside) = if self.lr_in_momentum {
            (lr * g, number(1.0))
        } else {
            (g, lr)
        };
        past.m = if t == 1 {
            summed
        } else {
            let share = Bounded::cast(given(1.0) - given(self.dampening));
            momentum * past.m + share * summed
        };
        let direction = if self.nesterov {
            summed + momentum * past.m
        } else {
            past.m
        };
        w - outside * direction
    }
}
