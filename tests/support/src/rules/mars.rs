use optim_runtime::Mars;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, norm};

impl Builtin for Mars {
    const USE: &'static str =
        "language models, at fewer steps than AdamW: gradients are corrected by their change";
    const LR: f64 = 0.02;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], gamma: [0.3], eps: [knobs.eps], eps_hat: SWITCH, eps_root: [knobs.eps], weight_decay: [knobs.decay], lion: SWITCH, lr_1d_factor: [0.5], beta1_1d: [knobs.fast * 0.9], beta2_1d: [knobs.slow * 0.9], weight_decay_1d: [0.2],
        }
    }
}

impl Tensorwise for Mars {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let matrix = tensor.is_matrix();
            let (beta1, beta2, lr, decay) = if matrix {
                (self.beta1, self.beta2, self.lr, self.weight_decay)
            } else {
                let lr = self.lr * self.lr_1d_factor;
                (self.beta1_1d, self.beta2_1d, lr, self.weight_decay_1d)
            };
            let mut c = tensor.g.clone();
            if matrix {
                for (c, last) in c.iter_mut().zip(&tensor.s) {
                    *c += self.gamma * beta1 / (1.0 - beta1) * (*c - last);
                }
                let length = norm(&c);
                if length > 1.0 {
                    c.iter_mut().for_each(|c| *c /= length);
                }
            }
            tensor.s.clone_from(&tensor.g);
            let (c1, c2) = (1.0 - beta1.powi(t), (1.0 - beta2.powi(t)).sqrt());
            for (i, c) in c.iter().enumerate() {
                let (m, v) = (&mut tensor.m[i], &mut tensor.v[i]);
                *m = beta1 * *m + (1.0 - beta1) * c;
                *v = beta2 * *v + (1.0 - beta2) * c * c;
                let root = (*v + self.eps_root).sqrt();
                let root = if self.eps_hat {
                    (root + self.eps) / c2
                } else {
                    root / c2 + self.eps
                };
                let step = if self.lion && matrix {
                    f64::from(*m > 0.0) - f64::from(*m < 0.0)
                } else {
                    *m / c1 / root
                };
                tensor.w[i] -= lr * (step + decay * tensor.w[i]);
            }
        }
    }
}
