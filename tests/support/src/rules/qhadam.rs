use optim_runtime::QhAdam;

use crate::bounded::{Bounded, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for QhAdam {
    const USE: &'static str =
        "as Adam, a little steadier: the present gradient counts beside the average";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], nu1: [knobs.fast], nu2: [knobs.slow],
        }
    }
}

impl Naive for QhAdam {
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
        let m_hat = past.m / shortfall(self.beta1, t);
        let mix = |share: f64, old: Bounded<T>, new: Bounded<T>| {
            number(share) * old + Bounded::cast(given(1.0) - given(share)) * new
        };
        let v = mix(self.nu2, past.v / shortfall(self.beta2, t), g.squared());
        w - number(self.lr) * mix(self.nu1, m_hat, g) / (v.sqrt() + number(self.eps))
    }
}
