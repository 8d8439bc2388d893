use optim_runtime::Sophia;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Sophia {
    const USE: &'static str =
        "language models whose curvature is estimated every ten steps, in place of AdamW";
    const LR: f64 = 0.01;

    // By default its decay, that of language models, holds weights away from where the loss is lowest.
    fn at(lr: f64) -> Self {
        Self::default().with_lr(lr).with_weight_decay(0.0)
    }

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], update_period: [1, 3],
        }
    }
}

impl Naive for Sophia {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        past.m = average(self.beta1, past.m, g);
        if (t - 1).is_multiple_of(self.update_period) {
            // The tests give the gradient with its sign turned for the curvature.
            past.v = average(self.beta2, past.v, -g);
        }
        let ratio = past.m / (number(self.gamma) * past.v).max(number(self.eps));
        let ratio = ratio.min(number(1.0)).max(number(-1.0));
        let (w, _) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        w - number(self.lr) * ratio
    }
}
