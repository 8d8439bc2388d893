use optim_runtime::StableAdamW;

use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, root_mean_square};

impl Builtin for StableAdamW {
    const USE: &'static str =
        "as AdamW, where losses spike: large gradients after calm shorten the step";
    const LR: f64 = 0.01;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay],
        }
    }
}

impl Tensorwise for StableAdamW {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        let (c1, c2) = (1.0 - self.beta1.powi(t), 1.0 - self.beta2.powi(t));
        // The rates that the paper corrects.
        let rate1 = self.beta1 * (1.0 - self.beta1.powi(t - 1)) / c1;
        let rate2 = self.beta2 * (1.0 - self.beta2.powi(t - 1)) / c2;
        for tensor in model {
            let mut ratios = Vec::new();
            for (i, g) in tensor.g.iter().enumerate() {
                tensor.m[i] = rate1 * tensor.m[i] + (1.0 - rate1) * g;
                tensor.v[i] = rate2 * tensor.v[i] + (1.0 - rate2) * g * g;
                ratios.push(g / tensor.v[i].max(self.eps * self.eps).sqrt());
            }
            let lr = self.lr / root_mean_square(&ratios).max(1.0);
            for (i, w) in tensor.w.iter_mut().enumerate() {
                *w -= lr * self.weight_decay * *w;
                *w -= lr * tensor.m[i] / (tensor.v[i].sqrt() + self.eps);
            }
        }
    }
}
