use optim_runtime::AdaBelief;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, rectified, shortfall};
use crate::real::Real;

impl Builtin for AdaBelief {
    const USE: &'static str =
        "as Adam, where gradients agree with their average: it then takes larger steps";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], amsgrad: SWITCH, rectify: SWITCH, degenerated_to_sgd: SWITCH, fixed_decay: [knobs.slow > 0.9], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for AdaBelief {
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
        let eps = number(self.eps);
        past.v = average(self.beta2, past.v, (g - past.m).squared()) + eps;
        past.largest = past.largest.max(past.v);
        let s = if self.amsgrad { past.largest } else { past.v };
        let step = number(self.lr) * past.m / shortfall(self.beta1, t);
        if !self.rectify {
            return w - step / ((s / shortfall(self.beta2, t)).sqrt() + eps);
        }
        match rectified(self.beta2, t, |length| length >= self.min_length) {
            Some(factor) => w - step * factor / (s.sqrt() + eps),
            None if self.degenerated_to_sgd => w - step,
            None => w,
        }
    }
}
