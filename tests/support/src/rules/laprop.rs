use optim_runtime::LaProp;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for LaProp {
    const USE: &'static str = "as AdamW, where β₁ is to be larger than β₂ allows Adam";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], eps_hat: SWITCH, eps_root: [knobs.eps],
        }
    }
}

impl Naive for LaProp {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        past.v = average(self.beta2, past.v, g.squared());
        let corrected = Bounded::cast(shortfall::<f64>(self.beta2, t).sqrt());
        let root = (past.v + number(self.eps_root)).sqrt();
        let share = Bounded::cast(given(1.0) - given(self.beta1)) * g;
        let normalised = if self.eps_hat {
            share * corrected / (root + number(self.eps))
        } else {
            share / (root / corrected + number(self.eps))
        };
        past.m = number(self.beta1) * past.m + normalised;
        w - number(self.lr) * past.m / shortfall(self.beta1, t)
    }
}
