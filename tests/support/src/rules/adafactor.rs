use optim_runtime::Adafactor;

use crate::builtins::{Builtin, SWITCH};
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, root_mean_square};

impl Builtin for Adafactor {
    const USE: &'static str = "as Adam without momentum, where memory is short: its state is a row and a column of each matrix";
    const LR: f64 = 0.05;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta2_decay: [-0.8, -0.5], eps1: [knobs.eps], eps_in_square: SWITCH, weight_decay: [0.0, knobs.decay], clip: [0.5], maximize: SWITCH,
        }
    }
}

impl Tensorwise for Adafactor {
    fn step(&self, t: i32, model: &mut [Tensor], _: &mut Whole) {
        let fresh = f64::from(t).powf(self.beta2_decay);
        let blend = |old: &mut f64, new: f64| *old = (1.0 - fresh) * *old + fresh * new;
        for tensor in model {
            let (added, least, floor) = if self.eps_in_square {
                (self.eps1, 0.0, 0.0)
            } else {
                (0.0, self.eps1 * self.eps1, self.eps1)
            };
            let squares: Vec<f64> = tensor.g.iter().map(|g| g * g + added).collect();
            let roots: Vec<f64> = if let [rows, columns] = tensor.shape[..] {
                for (row, old) in tensor.rows.iter_mut().enumerate() {
                    let line = &squares[row * columns..][..columns];
                    blend(old, line.iter().sum::<f64>() / columns as f64);
                }
                for (column, old) in tensor.columns.iter_mut().enumerate() {
                    let line = squares[column..].iter().step_by(columns);
                    blend(old, line.sum::<f64>() / rows as f64);
                }
                let mean = tensor.rows.iter().sum::<f64>() / rows as f64;
                let mean = mean.max(floor);
                let of = |i: usize| tensor.rows[i / columns] * tensor.columns[i % columns];
                (0..squares.len())
                    .map(|i| (of(i) / mean).max(least).sqrt())
                    .collect()
            } else {
                tensor
                    .v
                    .iter_mut()
                    .zip(squares)
                    .for_each(|(v, square)| blend(v, square));
                tensor.v.iter().map(|v| v.max(least).sqrt()).collect()
            };
            let d = tensor.downhill(self.maximize);
            let u: Vec<f64> = d.iter().zip(roots).map(|(d, root)| d / root).collect();
            let scale = root_mean_square(&tensor.w).max(self.eps2);
            let rate = scale * self.lr.min(1.0 / f64::from(t).sqrt());
            let clipped = rate / (root_mean_square(&u) / self.clip).max(1.0);
            for (w, u) in tensor.w.iter_mut().zip(u) {
                *w = *w * (1.0 - self.lr * self.weight_decay) - clipped * u;
            }
        }
    }
}
