use optim_runtime::Asgd;

use crate::bounded::{Bounded, about, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past};
use crate::real::Real;

impl Builtin for Asgd {
    const USE: &'static str =
        "convex problems with noisy gradients, for its average of the weights";
    const LR: f64 = 1.0;
    // Its λ draws weights towards 0.
    const VALLEY: f64 = 2e-2;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], lambd: [knobs.decay], t0: [0.0, 1.0], weight_decay: [0.0, knobs.decay], maximize: SWITCH,
        }
    }
}

impl Naive for Asgd {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        _past: &mut Past<T>,
    ) -> Bounded<T> {
        let (_, d) = Extras::coupled(self.maximize, self.weight_decay).apply(w, g);
        let rate = match t {
            1 => self.lr,
            _ => self.lr / (1.0 + self.lambd * self.lr * (t - 1) as f64).powf(self.alpha),
        };
        let kept = given(1.0) - given(self.lambd) * about(rate);
        Bounded::cast(kept) * w - Bounded::cast(about(rate)) * d
    }
}
