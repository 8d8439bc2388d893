use optim_runtime::AdamC;

use crate::bounded::Bounded;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdamC {
    const USE: &'static str = "as AdamW under a schedule, for layers that a normalisation follows: gradients do not grow at its end";
    const LR: f64 = 0.01;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], max_lr: [0.5], eps_hat: SWITCH, eps_root: [knobs.eps], normalized: SWITCH,
        }
    }
}

impl Naive for AdamC {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        let share = if self.normalized {
            self.lr * self.lr / self.max_lr
        } else {
            self.lr
        };
        let (w, g) = Extras::either(false, true, self.weight_decay, share).apply(w, g);
        past.m = average(self.beta1, past.m, g);
        past.v = average(self.beta2, past.v, g.squared());
        let m_hat = past.m / shortfall(self.beta1, t);
        let corrected = Bounded::cast(shortfall::<f64>(self.beta2, t).sqrt());
        let root = (past.v + number(self.eps_root)).sqrt();
        let scaled = number(self.lr) * m_hat;
        let step = if self.eps_hat {
            scaled * corrected / (root + number(self.eps))
        } else {
            scaled / (root / corrected + number(self.eps))
        };
        w - step
    }
}
