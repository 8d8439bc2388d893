use optim_runtime::AdaBound;

use crate::bounded::{Bounded, about, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdaBound {
    const USE: &'static str =
        "as Adam at first and as SGD in the end, without choosing when to change";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], base_lr: [0.5], final_lr: [0.1], gamma: [1.0 - knobs.slow], eps_root: [knobs.eps], decoupled_weight_decay: SWITCH, amsgrad: SWITCH,
        }
    }
}

impl Naive for AdaBound {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let extras = Extras::either(
            false,
            self.decoupled_weight_decay,
            self.weight_decay,
            self.lr,
        );
        let (w, g) = extras.apply(w, g);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        past.largest = past.largest.max(past.v);
        let v = if self.amsgrad { past.largest } else { past.v };
        let last = self.final_lr * self.lr / self.base_lr;
        let age = self.gamma * t as f64;
        let low: Bounded<f64> = about(last) * (given(1.0) - given(1.0) / (about(age) + given(1.0)));
        let high: Bounded<f64> = about(last) * (given(1.0) + given(1.0) / about(age));
        let correction = shortfall::<f64>(self.beta2, t).sqrt() / shortfall(self.beta1, t);
        let root = (v + number(self.eps_root)).sqrt() + number(self.eps);
        let rate = Bounded::cast(given(self.lr) * correction) / root;
        let rate = rate.max(Bounded::cast(low)).min(Bounded::cast(high));
        w - rate * past.m
    }
}
