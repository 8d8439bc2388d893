use optim_runtime::NAdam;

use crate::bounded::{Bounded, about, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for NAdam {
    const USE: &'static str = "as Adam, a little faster where gradients turn slowly";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], eps_root: [0.0, knobs.eps], reduction: [0.0, 0.5], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], maximize: SWITCH,
        }
    }
}

impl Naive for NAdam {
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

        let momentum = |t: u64| {
            let part = self.reduction * 0.96_f64.powf(self.momentum_decay * t as f64);
            given(self.beta1) * about(1.0 - part)
        };
        let product = (1..=t).fold(given(1.0), |product, t| product * momentum(t));
        let one = given(1.0);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let v_hat = past.v / shortfall(self.beta2, t);
        let now = Bounded::cast((one - momentum(t)) / (one - product)) * g;
        let next = Bounded::cast(momentum(t + 1) / (one - product * momentum(t + 1))) * past.m;
        let root = (v_hat + number(self.eps_root)).sqrt() + number(self.eps);
        w - number(self.lr) * (now + next) / root
    }
}
