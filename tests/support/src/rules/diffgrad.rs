use optim_runtime::DiffGrad;

use crate::bounded::{Bounded, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for DiffGrad {
    const USE: &'static str = "as Adam, where it swings around an optimum: weights slow down while gradients do not change";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], eps_root: [knobs.eps],
        }
    }
}

impl Naive for DiffGrad {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(false, self.weight_decay).apply(w, g);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let change = (past.other - g).abs();
        past.other = g;
        let friction = number(1.0) / (number(1.0) + (-change).exp());
        let correction = shortfall::<f64>(self.beta2, t).sqrt() / shortfall(self.beta1, t);
        let root = (past.v + number(self.eps_root)).sqrt() + number(self.eps);
        w - Bounded::cast(given(self.lr) * correction) * friction * past.m / root
    }
}
