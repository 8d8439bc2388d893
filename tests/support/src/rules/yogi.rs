use optim_runtime::Yogi;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for Yogi {
    const USE: &'static str =
        "as Adam, where gradients are sparse: its second moment does not forget fast";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], initial_accumulator: [0.0, knobs.fast], fixed_decay: [knobs.slow > 0.9], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for Yogi {
    fn step<T: Real>(
        &self,
        t: u64,
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

        let (m, v) = match t {
            1 => (
                number(self.initial_accumulator),
                number(self.initial_accumulator),
            ),
            _ => (past.m, past.v),
        };
        past.m = average(self.beta1, m, g);
        let share = Bounded::cast(given(1.0) - given(self.beta2));
        past.v = (v - share * (v - g.squared()).sign() * g.squared()).max(Bounded::ZERO);
        let root = (past.v / shortfall(self.beta2, t)).sqrt() + number(self.eps);
        w - number(self.lr) * past.m / shortfall(self.beta1, t) / root
    }
}
