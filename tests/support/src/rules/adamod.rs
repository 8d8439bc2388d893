use optim_runtime::AdaMod;

use crate::bounded::{Bounded, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdaMod {
    const USE: &'static str = "as AdamW, without a warm-up: no rate is above its own long average";
    const LR: f64 = 0.05;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], beta3: [knobs.slow],
        }
    }
}

impl Naive for AdaMod {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let correction = shortfall::<f64>(self.beta2, t).sqrt() / shortfall(self.beta1, t);
        let rate = Bounded::cast(given(self.lr) * correction) / (past.v.sqrt() + number(self.eps));
        past.other = average(self.beta3, past.other, rate);
        w - rate.min(past.other) * past.m
    }
}
