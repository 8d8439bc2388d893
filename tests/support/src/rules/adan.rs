use optim_runtime::Adan;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for Adan {
    const USE: &'static str = "large models and batches, at larger rates than Adam's";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], beta3: [knobs.slow], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], maximize: SWITCH,
        }
    }
}

impl Naive for Adan {
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
        let (w, g) = Extras {
            coupled: 0.0,
            ..extras
        }
        .apply(w, g);
        let last = past.gradients.last().copied().unwrap_or(g);
        past.gradients.push(g);
        let change = g - last;
        let beta2 = number(self.beta2);
        past.m = average(self.beta1, past.m, g);
        past.other = average(self.beta2, past.other, change);
        past.v = average(self.beta3, past.v, (g + beta2 * change).squared());
        let direction =
            past.m / shortfall(self.beta1, t) + beta2 * (past.other / shortfall(self.beta2, t));
        let root = (past.v / shortfall(self.beta3, t)).sqrt() + number(self.eps);
        let moved = w - number(self.lr) * direction / root;
        if self.decoupled_weight_decay {
            moved
        } else {
            moved / (number(1.0) + Bounded::cast(given(self.lr) * given(self.weight_decay)))
        }
    }
}
