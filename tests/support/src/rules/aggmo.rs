use optim_runtime::AggMo;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for AggMo {
    const USE: &'static str = "as `Sgd` with a large momentum, where that oscillates";
    const LR: f64 = 0.05;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], betas: [[0.0, knobs.fast, knobs.slow], [knobs.slow, 0.0, 0.0]], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], maximize: SWITCH,
        }
    }
}

impl Naive for AggMo {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let factor = if self.fixed_decay { 1.0 } else { self.lr };
        let extras = Extras::either(
            self.maximize,
            self.decoupled_weight_decay,
            self.weight_decay,
            factor,
        );
        let (w, g) = extras.apply(w, g);

        let sums = [&mut past.m, &mut past.v, &mut past.other];
        let mut all = Bounded::ZERO;
        for (sum, beta) in sums.into_iter().zip(self.betas) {
            *sum = number(beta) * *sum + g;
            all = all + *sum;
        }
        w - number(self.lr / 3.0) * all
    }
}
