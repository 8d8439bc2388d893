use optim_runtime::AdaMax;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdaMax {
    const USE: &'static str = "as Adam, where a few large gradients should count for long";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [0.0, knobs.decay], maximize: SWITCH,
        }
    }
}

impl Naive for AdaMax {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(self.maximize, self.weight_decay).apply(w, g);

        past.m = average(self.beta1, past.m, g);
        past.v = (number(self.beta2) * past.v).max(g.abs() + number(self.eps));
        w - number(self.lr) * past.m / shortfall(self.beta1, t) / past.v
    }
}
