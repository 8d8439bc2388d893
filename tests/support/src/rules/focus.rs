use optim_runtime::Focus;

use crate::bounded::{Bounded, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for Focus {
    const USE: &'static str =
        "as Lion, where gradients are so noisy that it rattles: weights are drawn to their average";
    const LR: f64 = 0.003;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], gamma: [0.4], weight_decay: [0.0, knobs.decay],
        }
    }
}

impl Naive for Focus {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        past.m = average(self.beta1, past.m, g);
        past.other = average(self.beta2, past.other, w);
        let centre = past.other / shortfall(self.beta2, t);
        // At first the average is the weight, but for its rounding.
        let centre = if t == 1 { w } else { centre };
        let decay = Bounded::cast(given(self.lr) * given(self.weight_decay)) * centre;
        let away = w - decay - centre;
        w - decay - number(self.lr) * (number(self.gamma) * away.sign() + past.m.sign())
    }
}
