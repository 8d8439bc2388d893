use optim_runtime::AdamW;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, adam, number};
use crate::real::Real;

impl Builtin for AdamW {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps],
            weight_decay: [knobs.decay], amsgrad: SWITCH,
        }
    }
}

impl Naive for AdamW {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let rates = (self.beta1, self.beta2, self.eps);
        let shrunk = w - number(self.lr) * number(self.weight_decay) * w;
        shrunk - adam(rates, self.amsgrad, t, self.lr, g, past)
    }
}
