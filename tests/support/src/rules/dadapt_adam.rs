use optim_runtime::DAdaptAdam;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for DAdaptAdam {
    const USE: &'static str =
        "as AdamW, where nothing is known of the learning rate; Prodigy finds it faster";
    const LR: f64 = 0.5;
    // The estimate grows where the valley turns.
    const VALLEY_LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], decoupled_weight_decay: SWITCH, d0: [1e-3], bias_correction: SWITCH,
        }
    }
}

impl Tensorwise for DAdaptAdam {
    fn step(&self, t: i32, model: &mut [Tensor], whole: &mut Whole) {
        if t == 1 {
            whole.d = self.d0;
        }
        let correction = if self.bias_correction {
            (1.0 - self.beta2.powi(t)).sqrt() / (1.0 - self.beta1.powi(t))
        } else {
            1.0
        };
        let (rate, forget) = (whole.d * self.lr * correction, self.beta2.sqrt());
        let (mut gained, mut length) = (0.0, 0.0);
        for tensor in model.iter_mut() {
            for i in 0..tensor.w.len() {
                let mut g = tensor.g[i];
                if !self.decoupled_weight_decay {
                    g += self.weight_decay * tensor.w[i];
                }
                gained += rate * g * tensor.s[i] / (tensor.v[i].sqrt() + self.eps);
                tensor.m[i] = self.beta1 * tensor.m[i] + (1.0 - self.beta1) * rate * g;
                tensor.v[i] = self.beta2 * tensor.v[i] + (1.0 - self.beta2) * g * g;
                tensor.s[i] = forget * tensor.s[i] + (1.0 - forget) * rate * g;
                length += tensor.s[i].abs();
            }
        }
        whole.gained = forget * whole.gained + (1.0 - forget) * gained;
        if length > 0.0 {
            whole.d = whole.d.max(whole.gained / ((1.0 - forget) * length));
        }
        for tensor in model {
            for i in 0..tensor.w.len() {
                let w = &mut tensor.w[i];
                if self.decoupled_weight_decay {
                    *w -= rate * self.weight_decay * *w;
                }
                *w -= tensor.m[i] / (tensor.v[i].sqrt() + self.eps);
            }
        }
    }
}
