use optim_runtime::NovoGrad;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for NovoGrad {
    const USE: &'static str =
        "speech and vision models in large batches: momentum's memory, and one number a tensor";
    const LR: f64 = 0.01;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], averaging: SWITCH,
        }
    }
}

impl Tensorwise for NovoGrad {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let square = tensor.g.iter().map(|g| g * g).sum::<f64>();
            tensor.v[0] = if t == 1 {
                square
            } else {
                self.beta2 * tensor.v[0] + (1.0 - self.beta2) * square
            };
            let root = tensor.v[0].sqrt() + self.eps;
            for (i, w) in tensor.w.iter_mut().enumerate() {
                let d = tensor.g[i] / root + self.weight_decay * *w;
                let m = &mut tensor.m[i];
                *m = match t {
                    1 => d,
                    _ if self.averaging => self.beta1 * *m + (1.0 - self.beta1) * d,
                    _ => self.beta1 * *m + d,
                };
                *w -= self.lr * *m;
            }
        }
    }
}
