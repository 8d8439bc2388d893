use optim_runtime::RmsProp;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, average, number, variance};
use crate::real::Real;

impl Builtin for RmsProp {
    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], alpha: [knobs.slow], eps: [knobs.eps],
            momentum: [0.0, 0.01 + knobs.fast], weight_decay: [0.0, knobs.decay],
            centered: SWITCH, eps_in_root: SWITCH,
        }
    }
}

impl Naive for RmsProp {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let g = g + number(self.weight_decay) * w;
        let denominator = if self.centered {
            past.gradients.push(g);
            variance(self.alpha, t, &past.gradients)
        } else {
            past.v = average(self.alpha, past.v, g.squared());
            past.v
        };
        let eps = number(self.eps);
        let root = if self.eps_in_root {
            (denominator + eps).sqrt()
        } else {
            denominator.sqrt() + eps
        };
        if self.momentum > 0.0 {
            past.m = number(self.momentum) * past.m + g / root;
            w - number(self.lr) * past.m
        } else {
            w - number(self.lr) * g / root
        }
    }
}
