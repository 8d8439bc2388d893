use optim_runtime::Lamb;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, norm};

impl Builtin for Lamb {
    const USE: &'static str = "transformers in very large batches";
    const LR: f64 = 0.01;
    // Its steps do not get shorter towards the end: they are as long as the weights allow.
    const VALLEY_LR: f64 = 0.002;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], largest_norm: [0.0, 2.0], max_grad_norm: [0.0, 0.5], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], late_correction: SWITCH, averaging: [knobs.fast < 0.7], adam: SWITCH, maximize: SWITCH,
        }
    }
}

impl Tensorwise for Lamb {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        let total = norm(model.iter().flat_map(|tensor| &tensor.g));
        let clip = if self.max_grad_norm > 0.0 {
            (self.max_grad_norm / (total + self.eps)).min(1.0)
        } else {
            1.0
        };
        let correction = 1.0 - self.beta1.powi(t);
        for tensor in model {
            let d = tensor.downhill(self.maximize);
            let share = if self.fixed_decay {
                self.weight_decay
            } else {
                self.lr * self.weight_decay
            };
            let mut r = Vec::new();
            for (i, d) in d.into_iter().enumerate() {
                let d = clip * d;
                let (m, v) = (&mut tensor.m[i], &mut tensor.v[i]);
                let part = if self.averaging {
                    1.0 - self.beta1
                } else {
                    1.0
                };
                *m = self.beta1 * *m + part * d;
                *v = self.beta2 * *v + (1.0 - self.beta2) * d * d;
                let direction = if self.late_correction {
                    *m / (v.sqrt() + self.eps)
                } else {
                    let v_hat = *v / (1.0 - self.beta2.powi(t));
                    *m / correction / (v_hat.sqrt() + self.eps)
                };
                let w = &mut tensor.w[i];
                if self.decoupled_weight_decay {
                    *w *= 1.0 - share;
                    r.push(direction);
                } else {
                    r.push(direction + self.weight_decay * *w);
                }
            }
            let most = if self.largest_norm > 0.0 {
                self.largest_norm
            } else {
                f64::INFINITY
            };
            let (w_norm, r_norm) = (norm(&tensor.w).min(most), norm(&r));
            let trust = if self.adam || w_norm == 0.0 || r_norm == 0.0 {
                1.0
            } else {
                w_norm / (r_norm + self.eps)
            };
            let rate = if self.late_correction {
                self.lr / correction
            } else {
                self.lr
            };
            for (w, r) in tensor.w.iter_mut().zip(r) {
                *w -= rate * trust * r;
            }
        }
    }
}
