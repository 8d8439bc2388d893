use optim_runtime::Adopt;

use crate::bounded::{Bounded, about, given};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number};
use crate::real::Real;

impl Builtin for Adopt {
    const USE: &'static str = "as Adam, at any β₂: gradients that vary much between batches";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], clip: SWITCH, first_step_counts: [knobs.fast < 0.7], fixed_decay: [knobs.slow > 0.9], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for Adopt {
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
        let before = w;
        let (w, g) = extras.apply(w, g);

        let old = past.v;
        if t == 1 {
            past.v = g.squared();
            return if self.first_step_counts { w } else { before };
        }
        past.v = average(self.beta2, past.v, g.squared());
        let least = old.sqrt().max(number(self.eps));
        let share = Bounded::cast(given(1.0) - given(self.beta1));
        let new = if self.clip {
            let counted = if self.first_step_counts { t } else { t - 1 };
            let limit = Bounded::cast(about((counted as f64).powf(0.25)));
            share * (g / least).min(limit).max(-limit)
        } else {
            share * g / least
        };
        past.m = number(self.beta1) * past.m + new;
        w - number(self.lr) * past.m
    }
}
