use optim_runtime::Lars;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, norm};

impl Builtin for Lars {
    const USE: &'static str = "vision models in very large batches";
    const LR: f64 = 1.0;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.0, knobs.fast], dampening: [0.25], weight_decay: [knobs.decay], trust_coefficient: [0.01], nesterov: SWITCH, lr_in_momentum: SWITCH, maximize: SWITCH,
        }
    }
}

impl Tensorwise for Lars {
    fn step(&self, _t: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let mut d = tensor.downhill(self.maximize);
            if tensor.is_matrix() {
                let (w_norm, g_norm) = (norm(&tensor.w), norm(&tensor.g));
                let size = g_norm + self.weight_decay * w_norm;
                let trust = if w_norm > 0.0 && size > 0.0 {
                    self.trust_coefficient * w_norm / size
                } else {
                    1.0
                };
                for (d, w) in d.iter_mut().zip(&tensor.w) {
                    *d = trust * (*d + self.weight_decay * w);
                }
            }
            for (i, d) in d.into_iter().enumerate() {
                let b = &mut tensor.m[i];
                tensor.w[i] -= if self.momentum == 0.0 {
                    self.lr * d
                } else if self.lr_in_momentum {
                    *b = self.momentum * *b + (1.0 - self.dampening) * self.lr * d;
                    if self.nesterov {
                        self.lr * d + self.momentum * *b
                    } else {
                        *b
                    }
                } else {
                    *b = self.momentum * *b + (1.0 - self.dampening) * d;
                    self.lr
                        * if self.nesterov {
                            d + self.momentum * *b
                        } else {
                            *b
                        }
                };
            }
        }
    }
}
