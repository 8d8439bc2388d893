use optim_runtime::AdaHessian;

use crate::bounded::Bounded;
use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::naive::{Extras, Naive, Past, average, number, shortfall};
use crate::real::Real;

impl Builtin for AdaHessian {
    const USE: &'static str =
        "where Hessian-vector products are cheap: steps that know the curvature, as Newton's do";
    const LR: f64 = 0.1;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], hessian_power: [1.0, 0.5], update_period: [1, 3],
        }
    }
}

impl Naive for AdaHessian {
    fn step<T: Real>(
        &self,
        t: u64,
        w: Bounded<T>,
        g: Bounded<T>,
        past: &mut Past<T>,
    ) -> Bounded<T> {
        past.m = average(self.beta1, past.m, g);
        if (t - 1).is_multiple_of(self.update_period) {
            // The tests give the gradient with its sign turned for the curvature.
            past.v = average(self.beta2, past.v, g.squared());
        }
        let size = (past.v / shortfall(self.beta2, t)).sqrt();
        let size = if self.hessian_power < 1.0 {
            size.sqrt()
        } else {
            size
        };
        let (w, _) = Extras::either(false, true, self.weight_decay, self.lr).apply(w, g);
        w - number(self.lr) * past.m / shortfall(self.beta1, t) / (size + number(self.eps))
    }
}
