use optim_runtime::ScheduleFreeSgd;

use crate::bounded::{Bounded, about, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for ScheduleFreeSgd {
    const USE: &'static str =
        "as SGD with momentum, where the number of steps is not known beforehand";
    const LR: f64 = 1.0;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.01 + knobs.fast], weight_decay: [knobs.decay], warmup_steps: [0, 2], r: [0.0, 0.5], maximize: SWITCH,
        }
    }
}

impl Naive for ScheduleFreeSgd {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (_, g) = Extras::coupled(self.maximize, 0.0).apply(w, g);
        let z = if t == 1 { w } else { past.m };
        let rate = |t: u64| {
            let warm = t >= self.warmup_steps;
            let part = if warm {
                1.0
            } else {
                t as f64 / self.warmup_steps as f64
            };
            self.lr * part
        };
        // The rate never falls here, so the largest is the present one.
        let weight = |t: u64| (t as f64).powf(self.r) * rate(t).powf(self.weight_lr_power);
        let sum: f64 = (1..=t).map(weight).sum();
        let share = weight(t) / sum;
        let d = g + number(self.weight_decay) * w;
        let (lr, kept) = (about(rate(t)), given(1.0) - about(share));
        let length = given(1.0) - given(self.momentum) * kept;
        past.m = z - Bounded::cast(lr) * d;
        w + Bounded::cast(about(share)) * (z - w) - Bounded::cast(lr * length) * d
    }
}
