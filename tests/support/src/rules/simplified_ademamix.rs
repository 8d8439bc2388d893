use optim_runtime::SimplifiedAdEmaMix;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for SimplifiedAdEmaMix {
    const USE: &'static str =
        "as AdamW with a long memory of gradients and one state less than AdEMAMix";
    const LR: f64 = 0.001;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], alpha: [knobs.fast], eps_root: [knobs.eps],
        }
    }
}

impl Naive for SimplifiedAdEmaMix {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        past.m = number(self.beta1) * past.m + g;
        past.v = average(self.beta2, past.v, g.squared());
        let v_hat = past.v / shortfall(self.beta2, t);
        let root = (v_hat + number(self.eps_root)).sqrt() + number(self.eps);
        w - number(self.lr) * (past.m + number(self.alpha) * g) / root
    }
}
