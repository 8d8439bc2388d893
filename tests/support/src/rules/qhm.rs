use optim_runtime::Qhm;

use crate::bounded::{Bounded, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Qhm {
    const USE: &'static str =
        "as momentum, at very long averages that momentum alone would not bear";
    const LR: f64 = 0.5;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [knobs.fast], nu: [knobs.slow], weight_decay: [knobs.decay],
        }
    }
}

impl Naive for Qhm {
    fn step<T: Real>(
        &self,
        _: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(false, self.weight_decay).apply(w, g);
        past.m = average(self.momentum, past.m, g);
        let rest = Bounded::cast(given(1.0) - given(self.nu));
        w - number(self.lr) * (number(self.nu) * past.m + rest * g)
    }
}
