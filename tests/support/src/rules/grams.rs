use optim_runtime::Grams;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for Grams {
    const USE: &'static str =
        "as AdamW, where momentum overshoots: no weight moves against its present gradient";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay],
        }
    }
}

impl Naive for Grams {
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
        let m_hat = past.m / shortfall(self.beta1, t);
        let root = (past.v / shortfall(self.beta2, t)).sqrt() + number(self.eps);
        w - (number(self.lr) * m_hat).abs() / root * g.sign()
    }
}
