use optim_runtime::GradientDescent;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, number};
use crate::real::Real;

impl Builtin for GradientDescent {
    const USE: &'static str = "whole gradients of smooth problems; the measure of the others";
    const LR: f64 = 0.5;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr],
        }
    }
}

impl Naive for GradientDescent {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        _past: &mut Past<T>,
    ) -> Bounded<T> {
        w - number(self.lr) * g
    }
}
