use optim_runtime::AdamMini;

use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for AdamMini {
    const USE: &'static str =
        "as AdamW, where memory is short: half its state, a second moment for each row";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay],
        }
    }
}

impl Tensorwise for AdamMini {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let width = tensor.columns.len();
            let corrected = 1.0 - self.beta2.powi(t);
            for (row, g) in tensor.g.chunks(width).enumerate() {
                let mean = g.iter().map(|g| g * g).sum::<f64>() / width as f64;
                let v = &mut tensor.v[row];
                *v = self.beta2 * *v + (1.0 - self.beta2) * mean;
                let root = (*v / corrected).sqrt() + self.eps;
                for (i, g) in (row * width..).zip(g) {
                    tensor.m[i] = self.beta1 * tensor.m[i] + (1.0 - self.beta1) * g;
                    let m_hat = tensor.m[i] / (1.0 - self.beta1.powi(t));
                    let w = &mut tensor.w[i];
                    *w -= self.lr * (m_hat / root + self.weight_decay * *w);
                }
            }
        }
    }
}
