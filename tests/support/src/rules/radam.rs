use optim_runtime::RAdam;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, rectified, shortfall};
use crate::real::Real;

impl Builtin for RAdam {
    const USE: &'static str = "as Adam, without a warm-up of the learning rate";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], maximize: SWITCH,
        }
    }
}

impl Naive for RAdam {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let factor = if self.fixed_decay { 1.0 } else { self.lr };
        let extras = Extras::either(
            self.maximize,
            self.decoupled_weight_decay,
            self.weight_decay,
            factor,
        );
        let (w, g) = extras.apply(w, g);

        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let step = number(self.lr) * past.m / shortfall(self.beta1, t);
        match rectified(self.beta2, t, |length| length > 5.0) {
            Some(factor) => w - step * factor / (past.v.sqrt() + number(self.eps)),
            None => w - step,
        }
    }
}
