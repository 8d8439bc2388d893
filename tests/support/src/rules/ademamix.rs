use optim_runtime::AdEmaMix;

use crate::bounded::{Bounded, about, given};
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdEmaMix {
    const USE: &'static str = "long runs of language models: a second average remembers gradients of thousands of steps ago";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [0.01 + knobs.fast], beta2: [knobs.slow], beta3: [0.999], alpha: [2.0], warmup: [0, 2], eps: [knobs.eps], weight_decay: [knobs.decay],
        }
    }
}

impl Naive for AdEmaMix {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let m_hat = past.m / shortfall(self.beta1, t);
        let part = if t < self.warmup {
            t as f64 / self.warmup as f64
        } else {
            1.0
        };
        // Its half-life grows evenly.
        let half_life = |beta: f64| 0.5_f64.ln() / beta.ln();
        let both = (1.0 - part) * half_life(self.beta1) + part * half_life(self.beta3);
        let grown = 0.5_f64.powf(1.0 / both).min(self.beta3);
        let rate = if part < 1.0 {
            about(grown)
        } else {
            given(self.beta3)
        };
        let fresh = Bounded::cast(given(1.0) - rate);
        past.other = Bounded::cast(rate) * past.other + fresh * g;
        let mixed = m_hat + Bounded::cast(about(part * self.alpha)) * past.other;
        let root = (past.v / shortfall(self.beta2, t)).sqrt() + number(self.eps);
        w - number(self.lr) * mixed / root
    }
}
