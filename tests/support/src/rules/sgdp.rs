use optim_runtime::Sgdp;

use super::adamp::projected;
use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for Sgdp {
    const USE: &'static str = "vision models, as SGD, where normalisations follow the layers";
    const LR: f64 = 0.3;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [knobs.fast], dampening: [1.0 - knobs.slow], weight_decay: [knobs.decay], delta: [0.1, 3.0], wd_ratio: [0.3], eps: [knobs.eps], nesterov: SWITCH,
        }
    }
}

impl Tensorwise for Sgdp {
    fn step(&self, _: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let mut u = Vec::new();
            for (b, g) in tensor.m.iter_mut().zip(&tensor.g) {
                *b = self.momentum * *b + (1.0 - self.dampening) * g;
                u.push(if self.nesterov {
                    g + self.momentum * *b
                } else {
                    *b
                });
            }
            let (step, share) = if tensor.is_matrix() {
                projected(
                    &u,
                    &tensor.g,
                    &tensor.w,
                    tensor.columns.len(),
                    self.delta,
                    self.eps,
                )
            } else {
                (u, false)
            };
            let share = if share { self.wd_ratio } else { 1.0 };
            let decay = self.lr * self.weight_decay * share / (1.0 - self.momentum);
            for (w, step) in tensor.w.iter_mut().zip(step) {
                *w = *w * (1.0 - decay) - self.lr * step;
            }
        }
    }
}
