use optim_runtime::Ftrl;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Naive, Past, number};
use crate::real::Real;

impl Builtin for Ftrl {
    const USE: &'static str =
        "linear models of very many, mostly absent features: most weights stay exactly 0";
    const LR: f64 = 0.5;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta: [knobs.fast], lambda1: [knobs.decay], lambda2: [knobs.decay], initial_sum: [0.1],
        }
    }
}

impl Naive for Ftrl {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        if t == 1 {
            past.v = number(self.initial_sum);
        }
        let before = past.v.sqrt();
        past.v = past.v + g.squared();
        let after = past.v.sqrt();
        let lr = number(self.lr);
        past.m = past.m + g - (after - before) / lr * w;
        let stiffness = (number(self.beta) + after) / lr + number(self.lambda2);
        let above = past.m.abs() - number(self.lambda1);
        if above.value.abs() <= above.error {
            // On either side of the edge, at which the weight is 0.
            return above.between_zero_and(-past.m / stiffness);
        }
        if above.value > 0.0 {
            (number(self.lambda1) * past.m.sign() - past.m) / stiffness
        } else {
            Bounded::ZERO
        }
    }
}
