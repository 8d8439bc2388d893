use optim_runtime::AdaDelta;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for AdaDelta {
    const USE: &'static str = "no learning rate to choose, and time to wait for its slow start";
    const LR: f64 = 1.0;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], rho: [knobs.slow], eps: [knobs.eps], weight_decay: [0.0, knobs.decay], maximize: SWITCH,
        }
    }
}

impl Naive for AdaDelta {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(self.maximize, self.weight_decay).apply(w, g);

        past.v = average(self.rho, past.v, g.squared());
        let eps = number(self.eps);
        let step = (past.m + eps).sqrt() / (past.v + eps).sqrt() * g;
        past.m = average(self.rho, past.m, step.squared());
        w - number(self.lr) * step
    }
}
