use optim_runtime::AdaGrad;

use crate::bounded::{Bounded, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for AdaGrad {
    const USE: &'static str =
        "sparse features and convex problems: rare weights keep a large rate; the rate only falls";
    const LR: f64 = 0.3;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], eps: [knobs.eps], lr_decay: [0.0, knobs.slow], weight_decay: [knobs.decay], initial_sum: [0.0, knobs.fast], eps_in_root: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for AdaGrad {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(self.maximize, self.weight_decay).apply(w, g);
        let so_far = if t == 1 {
            number(self.initial_sum)
        } else {
            past.v
        };
        past.v = so_far + g.squared();
        let elapsed = given(1.0) + given((t - 1) as f64) * given(self.lr_decay);
        let lr = Bounded::cast(given(self.lr) / elapsed);
        let eps = number(self.eps);
        let root = if self.eps_in_root {
            (past.v + eps).sqrt()
        } else {
            past.v.sqrt() + eps
        };
        w - lr * g / root
    }
}
