use optim_runtime::Ranger;

use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for Ranger {
    const USE: &'static str = "vision models, as RAdam: less sensitive to its learning rate";
    const LR: f64 = 0.05;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], eps: [knobs.eps], weight_decay: [knobs.decay], alpha: [0.3], k: [2, 5],
        }
    }
}

impl Tensorwise for Ranger {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        let limit = 2.0 / (1.0 - self.beta2) - 1.0;
        let power = self.beta2.powi(t);
        let length = limit - 2.0 * f64::from(t) * power / (1.0 - power);
        let factor = (length > 5.0).then(|| {
            let over = (length - 4.0) * (length - 2.0) * limit;
            let under = (limit - 4.0) * (limit - 2.0) * length;
            (over / under * (1.0 - power)).sqrt()
        });
        for tensor in model {
            let mut g = tensor.g.clone();
            if tensor.is_matrix() {
                for row in g.chunks_mut(tensor.columns.len()) {
                    let mean = row.iter().sum::<f64>() / row.len() as f64;
                    row.iter_mut().for_each(|g| *g -= mean);
                }
            }
            for (i, g) in g.into_iter().enumerate() {
                let (m, v) = (&mut tensor.m[i], &mut tensor.v[i]);
                *m = self.beta1 * *m + (1.0 - self.beta1) * g;
                *v = self.beta2 * *v + (1.0 - self.beta2) * g * g;
                let step = self.lr * *m / (1.0 - self.beta1.powi(t));
                let step = factor.map_or(step, |factor| factor * step / (v.sqrt() + self.eps));
                let w = &mut tensor.w[i];
                *w = (1.0 - self.lr * self.weight_decay) * *w - step;
                if u64::from(t.unsigned_abs()) % self.k == 0 {
                    *w = tensor.start[i] + self.alpha * (*w - tensor.start[i]);
                    tensor.start[i] = *w;
                }
            }
        }
    }
}
