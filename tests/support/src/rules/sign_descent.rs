use optim_runtime::SignDescent;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, number};
use crate::real::Real;

impl Builtin for SignDescent {
    const USE: &'static str = "gradients whose scale means nothing; one bit a weight to send";
    const LR: f64 = 0.005;
    // Steps of 0.005 are too long for the valley.
    const VALLEY_LR: f64 = 0.0001;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr],
        }
    }
}

impl Naive for SignDescent {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        _past: &mut Past<T>,
    ) -> Bounded<T> {
        w - number(self.lr) * g.sign()
    }
}
