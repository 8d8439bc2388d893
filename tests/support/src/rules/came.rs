use optim_runtime::Came;

use crate::builtins::Builtin;
use crate::combinations;
use crate::inputs::Knobs;
use crate::tensorwise::{Tensor, Tensorwise, Whole, root_mean_square};

impl Builtin for Came {
    const USE: &'static str =
        "large language models, as Adafactor: nearly AdamW's quality for the memory of one state";
    const LR: f64 = 0.003;

    fn variants(knobs: &Knobs) -> Vec<Self> {
        combinations! {
            lr: [knobs.lr], beta1: [knobs.fast], beta2: [knobs.slow], beta3: [0.99], eps1: [knobs.eps], eps2: [knobs.eps], clip: [0.5], weight_decay: [knobs.decay],
        }
    }
}

/// Takes squares into the averages of rows and columns, and gives the roots that these stand for.
fn factored(rate: f64, squares: &[f64], rows: &mut [f64], columns: &mut [f64]) -> Vec<f64> {
    let (height, width) = (rows.len(), columns.len());
    for (i, row) in rows.iter_mut().enumerate() {
        let mean = squares[i * width..][..width].iter().sum::<f64>() / width as f64;
        *row = rate * *row + (1.0 - rate) * mean;
    }
    for (j, column) in columns.iter_mut().enumerate() {
        let mean = squares[j..].iter().step_by(width).sum::<f64>() / height as f64;
        *column = rate * *column + (1.0 - rate) * mean;
    }
    let whole = rows.iter().sum::<f64>() / height as f64;
    let of = |i: usize| (rows[i / width] / whole).sqrt() * columns[i % width].sqrt();
    (0..squares.len()).map(of).collect()
}

impl Tensorwise for Came {
    fn step(&self, _: i32, model: &mut [Tensor], _: &mut Whole) {
        for tensor in model {
            let squares: Vec<f64> = tensor.g.iter().map(|g| g * g + self.eps1).collect();
            let matrix = tensor.is_matrix();
            let mut u = tensor.g.clone();
            if matrix {
                let roots = factored(self.beta2, &squares, &mut tensor.rows, &mut tensor.columns);
                u.iter_mut().zip(roots).for_each(|(u, root)| *u /= root);
            } else {
                for (i, square) in squares.iter().enumerate() {
                    tensor.v[i] = self.beta2 * tensor.v[i] + (1.0 - self.beta2) * square;
                    u[i] /= tensor.v[i].sqrt();
                }
            }
            let clip = (root_mean_square(&u) / self.clip).max(1.0);
            u.iter_mut().for_each(|u| *u /= clip);
            for (m, u) in tensor.m.iter_mut().zip(&u) {
                *m = self.beta1 * *m + (1.0 - self.beta1) * u;
            }
            let mut step = tensor.m.clone();
            if matrix {
                let away = u.iter().zip(&tensor.m);
                let away: Vec<f64> = away.map(|(u, m)| (u - m).powi(2) + self.eps2).collect();
                let (rows, columns) = (&mut tensor.more_rows, &mut tensor.more_columns);
                let roots = factored(self.beta3, &away, rows, columns);
                step.iter_mut()
                    .zip(roots)
                    .for_each(|(step, root)| *step /= root);
            }
            for (w, step) in tensor.w.iter_mut().zip(step) {
                *w -= self.lr * (step + self.weight_decay * *w);
            }
        }
    }
}
