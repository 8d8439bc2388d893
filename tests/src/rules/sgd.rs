use optim_runtime::Sgd;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, number};
use crate::real::Real;

impl Builtin for Sgd {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.0, 0.01 + knobs.fast],
            dampening: [0.0, 1.0 - knobs.slow, 1.0], weight_decay: [0.0, knobs.decay],
            nesterov: SWITCH, maximize: SWITCH,
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
        let downhill = if self.maximize { -g } else { g };
        let g = downhill + number(self.weight_decay) * w;
        if self.momentum == 0.0 {
            return w - number(self.lr) * g;
        }
        past.m = if t == 1 {
            g
        } else {
            let share = Bounded::cast(given(1.0) - given(self.dampening));
            number(self.momentum) * past.m + share * g
        };
        let direction = if self.nesterov {
            g + number(self.momentum) * past.m
        } else {
            past.m
        };
        w - number(self.lr) * direction
    }
}
