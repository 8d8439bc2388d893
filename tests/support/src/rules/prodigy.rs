use optim_runtime::Prodigy;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for Prodigy {
    const USE: &'static str = "as AdamW, where nothing is known of the learning rate";
    const LR: f64 = 1.0;
    const VALLEY: f64 = 2e-2;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], beta3: [0.0, knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], d0: [1e-3], d_coef: [0.75], decoupled_weight_decay: SWITCH, fixed_decay: [knobs.slow > 0.9], bias_correction: SWITCH, safeguard_warmup: SWITCH,
        }
    }
}

impl Tensorwise for Prodigy {
    fn step(&self, t: i32, model: &mut [Tensor], whole: &mut Whole) {
        if t == 1 {
            whole.d = self.d0;
        }
        let d = whole.d;
        let correction = if self.bias_correction {
            (1.0 - self.beta2.powi(t)).sqrt() / (1.0 - self.beta1.powi(t))
        } else {
            1.0
        };
        let rate = d * self.lr * correction;
        let beta3 = if self.beta3 > 0.0 {
            self.beta3
        } else {
            self.beta2.sqrt()
        };
        let (mut gained, mut length) = (0.0, 0.0);
        for tensor in model.iter_mut() {
            for i in 0..tensor.w.len() {
                let mut g = tensor.g[i];
                if !self.decoupled_weight_decay {
                    g += self.weight_decay * tensor.w[i];
                }
                gained += g * (tensor.start[i] - tensor.w[i]);
                tensor.m[i] = self.beta1 * tensor.m[i] + (1.0 - self.beta1) * d * g;
                tensor.v[i] = self.beta2 * tensor.v[i] + (1.0 - self.beta2) * d * d * g * g;
                let weight = if self.safeguard_warmup { d } else { rate };
                tensor.s[i] = beta3 * tensor.s[i] + d / self.d0 * weight * g;
                length += tensor.s[i].abs();
            }
        }
        whole.gained = beta3 * whole.gained + d / self.d0 * rate * gained;
        if length > 0.0 {
            whole.d = d.max(self.d_coef * whole.gained / length);
        }
        for tensor in model {
            for i in 0..tensor.w.len() {
                let w = &mut tensor.w[i];
                if self.decoupled_weight_decay {
                    let factor = if self.fixed_decay { 1.0 } else { rate };
                    *w -= factor * self.weight_decay * *w;
                }
                *w -= rate * tensor.m[i] / (tensor.v[i].sqrt() + whole.d * self.eps);
            }
        }
    }
}
