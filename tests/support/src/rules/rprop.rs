use optim_runtime::Rprop;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, number};
use crate::real::Real;

impl Builtin for Rprop {
    const USE: &'static str =
        "whole gradients of small problems: signs alone count, and it is fast; not for batches";
    const LR: f64 = 0.001;
    const BATCHES: bool = false;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], eta_minus: [0.01 + knobs.fast], eta_plus: [1.0 + knobs.slow], step_min: [knobs.eps], step_max: [0.5], sign_of_product: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for Rprop {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::coupled(self.maximize, 0.0).apply(w, g);
        let last = past.gradients.last().copied().unwrap_or(Bounded::ZERO);
        let agreement = if self.sign_of_product {
            (T::from_f64(g.value) * T::from_f64(last.value)).to_f64()
        } else {
            g.sign().value * last.sign().value
        };
        let size = if t == 1 { number(self.lr) } else { past.m };
        let (factor, g) = if agreement > 0.0 {
            (self.eta_plus, g)
        } else if agreement < 0.0 {
            (self.eta_minus, Bounded::ZERO)
        } else {
            (1.0, g)
        };
        past.gradients.push(g);
        past.m = (size * number(factor))
            .max(number(self.step_min))
            .min(number(self.step_max));
        w - past.m * g.sign()
    }
}
