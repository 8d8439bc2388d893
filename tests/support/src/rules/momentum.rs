use optim_runtime::Momentum;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Momentum {
    const USE: &'static str =
        "as gradient descent, where the valley is narrow or gradients are noisy";
    const LR: f64 = 0.5;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta: [knobs.fast],
        }
    }
}

impl Naive for Momentum {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        past.m = average(self.beta, past.m, g);
        w - number(self.lr) * past.m
    }
}
