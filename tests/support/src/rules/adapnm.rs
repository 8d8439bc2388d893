use optim_runtime::AdaPnm;

use crate::bounded::{Bounded, given, power};
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdaPnm {
    const USE: &'static str =
        "as Adam, where small batches hardly differ and the noise of smaller ones would help";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], beta3: [knobs.fast], eps_hat: SWITCH, eps_root: [knobs.eps], amsgrad: SWITCH,
        }
    }
}

impl Naive for AdaPnm {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let (w, g) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        // The older of the two averages takes the gradient.
        let older = past.other;
        past.other = past.m;
        let kept = power(self.beta1, 2);
        past.m = Bounded::cast(kept) * older + Bounded::cast(given(1.0) - kept) * g;
        past.v = average(self.beta2, past.v, g.squared());
        past.largest = past.largest.max(past.v);
        let v = if self.amsgrad { past.largest } else { past.v };
        let more = given(1.0) + given(self.beta3);
        let noise = (more * more + power(self.beta3, 2)).sqrt();
        let mixed =
            (Bounded::cast(more) * past.m - number(self.beta3) * past.other) / Bounded::cast(noise);
        let rate = given(self.lr) / shortfall(self.beta1, t);
        let corrected = shortfall::<f64>(self.beta2, t).sqrt();
        let root = (v + number(self.eps_root)).sqrt();
        let mixed = Bounded::cast(rate) * mixed;
        let step = if self.eps_hat {
            mixed * Bounded::cast(corrected) / (root + number(self.eps))
        } else {
            mixed / (root / Bounded::cast(corrected) + number(self.eps))
        };
        w - step
    }
}
