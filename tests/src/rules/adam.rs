use optim_runtime::Adam;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, adam, number};
use crate::real::Real;

impl Builtin for Adam {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps],
            weight_decay: [0.0, knobs.decay], amsgrad: SWITCH,
        }
    }
}

impl Naive for Adam {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let g = g + number(self.weight_decay) * w;
        let rates = (self.beta1, self.beta2, self.eps);
        w - adam(rates, self.amsgrad, t, self.lr, g, past)
    }
}
