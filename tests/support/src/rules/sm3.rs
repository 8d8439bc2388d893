use optim_runtime::Sm3;

use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole};

impl Builtin for Sm3 {
    const USE: &'static str =
        "sparse features and large embeddings, as AdaGrad, where memory is short";
    const LR: f64 = 0.3;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], momentum: [0.0, 0.01 + knobs.fast], beta: [0.0, knobs.slow], eps: [knobs.eps],
        }
    }
}

impl Tensorwise for Sm3 {
    fn step(&self, _: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let (matrix, width) = (tensor.is_matrix(), tensor.columns.len());
            let mut bounds = Vec::new();
            for (i, g) in tensor.g.iter().enumerate() {
                let least = if matrix {
                    tensor.rows[i / width].min(tensor.columns[i % width])
                } else {
                    tensor.v[i]
                };
                bounds.push(if self.beta > 0.0 {
                    self.beta * least + (1.0 - self.beta) * g * g
                } else {
                    least + g * g
                });
            }
            // Decaying bounds never fall; sums do not by themselves.
            let old = if self.beta > 0.0 { 1.0 } else { 0.0 };
            tensor.rows.iter_mut().for_each(|row| *row *= old);
            tensor.columns.iter_mut().for_each(|column| *column *= old);
            for (i, bound) in bounds.iter().enumerate() {
                if matrix {
                    let (row, column) =
                        (&mut tensor.rows[i / width], &mut tensor.columns[i % width]);
                    *row = row.max(*bound);
                    *column = column.max(*bound);
                } else {
                    tensor.v[i] = bound.max(old * tensor.v[i]);
                }
                let mut step = tensor.g[i] / (bound + self.eps).sqrt();
                if self.momentum > 0.0 {
                    let m = &mut tensor.m[i];
                    *m = self.momentum * *m + (1.0 - self.momentum) * step;
                    step = *m;
                }
                tensor.w[i] -= self.lr * step;
            }
        }
    }
}
