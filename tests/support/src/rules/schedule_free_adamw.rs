use optim_runtime::ScheduleFreeAdamW;

use crate::bounded::{Bounded, about, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for ScheduleFreeAdamW {
    const USE: &'static str = "as AdamW, where the number of steps is not known beforehand";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [0.01 + knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], eps_root: [0.0, knobs.eps], decoupling: [0.0, 2.0], amsgrad: SWITCH, weight_decay: [knobs.decay], warmup_steps: [2], r: [0.5], maximize: SWITCH,
        }
    }
}

impl Naive for ScheduleFreeAdamW {
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
        let mut share = weight(t) / sum;
        if self.decoupling > 0.0 {
            share = (share * (1.0 - self.beta1) * self.decoupling).min(1.0);
        }
        past.v = average(self.beta2, past.v, g.squared());
        let v_hat = past.v / shortfall(self.beta2, t);
        past.largest = past.largest.max(v_hat);
        let bound = if self.amsgrad { past.largest } else { v_hat };
        let root = (bound + number(self.eps_root)).sqrt() + number(self.eps);
        let d = g / root + number(self.weight_decay) * w;
        let (lr, kept) = (about(rate(t)), given(1.0) - about(share));
        let length = given(1.0) - given(self.beta1) * kept;
        past.m = z - Bounded::cast(lr) * d;
        w + Bounded::cast(about(share)) * (z - w) - Bounded::cast(lr * length) * d
    }
}
