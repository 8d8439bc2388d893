use optim_runtime::Lion;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Lion {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow],
            weight_decay: [0.0, knobs.decay],
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
        let direction = average(self.beta1, past.m, g).sign();
        past.m = average(self.beta2, past.m, g);
        w - number(self.lr) * (direction + number(self.weight_decay) * w)
    }
}
