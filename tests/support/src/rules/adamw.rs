use optim_runtime::AdamW;

use crate::bounded::{Bounded, given, power};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdamW {
    const USE: &'static str =
        "the default for transformers, and wherever Adam is to be regularised";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], amsgrad: SWITCH, amsgrad_corrected: [knobs.fast < 0.7], fixed_decay: [knobs.slow > 0.9], eps_root: [0.0, 0.5 * knobs.eps], eps_hat: SWITCH, maximize: SWITCH,
        }
    }
}

impl Naive for AdamW {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let factor = if self.fixed_decay { 1.0 } else { self.lr };
        let extras = Extras::either(self.maximize, true, self.weight_decay, factor);
        let (w, g) = extras.apply(w, g);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let fall: Bounded<f64> = given(1.0) - power(self.beta2, t);
        if self.amsgrad && self.amsgrad_corrected {
            past.largest = past.largest.max(past.v / shortfall(self.beta2, t));
            let root = (past.largest + number(self.eps_root)).sqrt();
            let eps = given(self.eps);
            let eps = if self.eps_hat { eps / fall.sqrt() } else { eps };
            let m_hat = past.m / shortfall(self.beta1, t);
            return w - number(self.lr) * m_hat / (root + Bounded::cast(eps));
        }
        past.largest = past.largest.max(past.v);
        let v = if self.amsgrad { past.largest } else { past.v };
        if self.eps_hat {
            // The paper's second form: one rate for both corrections.
            let lr = given(self.lr) * fall.sqrt() / (given(1.0) - power(self.beta1, t));
            let root = (v + Bounded::cast(given(self.eps_root) * fall)).sqrt();
            return w - Bounded::cast(lr) * past.m / (root + number(self.eps));
        }
        let m_hat = past.m / shortfall(self.beta1, t);
        let v_hat = v / shortfall(self.beta2, t);
        w - number(self.lr) * m_hat / ((v_hat + number(self.eps_root)).sqrt() + number(self.eps))
    }
}
