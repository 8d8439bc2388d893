use optim_runtime::Madgrad;

use crate::bounded::{Bounded, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Madgrad {
    const USE: &'static str =
        "as AdaGrad, deep networks: sparse and dense weights alike, with momentum";
    const LR: f64 = 0.05;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            // Sums of squares, which the rate scales, stay normal numbers where squares are.
            lr: [1.0 + knobs.lr], momentum: [knobs.fast], eps: [knobs.eps], weight_decay: [knobs.decay],
        }
    }
}

impl Naive for Madgrad {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(false, self.weight_decay).apply(w, g);
        if t == 1 {
            past.other = w;
        }
        let weight = Bounded::cast((given(self.lr) + given(self.eps)) * given(t as f64).sqrt());
        past.m = past.m + weight * g;
        past.v = past.v + weight * g.squared();
        let z = past.other - past.m / (past.v.cbrt() + number(self.eps));
        average(self.momentum, w, z)
    }
}
