use optim_runtime::Sgld;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for Sgld {
    const USE: &'static str = "samples of the posterior in place of one set of weights, for estimates with their uncertainty";
    const LR: f64 = 0.5;

    // Samples do not come to rest.
    fn at(lr: f64) -> Self {
        Self::default().with_lr(lr).with_temperature(0.0)
    }

    // What is drawn belongs to a parameter's name and a weight's place, so most of what holds of all rules holds of this one
    // without noise only. `numbers/noise.rs` looks at the noise.
    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], weight_decay: [knobs.decay], temperature: [0.0],
        }
    }
}

impl Naive for Sgld {
    fn step<T: Real>(
        &self,
        _t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        _past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(false, self.weight_decay).apply(w, g);
        w - number(self.lr) * g
    }
}
