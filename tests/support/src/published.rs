//! Published rules that go by rows and columns, as their authors state them, each with its equations once more in plain
//! `f64` loops.

pub mod adam;
pub mod layers;
pub mod loss;
pub mod matrices;
pub mod model;
pub mod momentum;
pub mod preconditioned;
pub mod tensorwise;

use optim_runtime::optimizer;

use crate::reducing::Matrix;

optimizer! {
    /// SM3-II with momentum (Anil et al., 2019), <https://arxiv.org/abs/1901.11150>, of the cover by rows and columns:
    /// what AdaGrad keeps for each weight is bounded by the least of what its row and its column keep.
    pub struct Sm3 {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Decay rate of the momentum.
        beta = 0.9 where 0 <= beta < 1,
    }

    state {
        /// Largest bound in each row.
        r: row,
        /// Largest bound in each column.
        c: col,
        /// Momentum.
        m,
    }

    update(w, g) {
        let bound = min(prev(r), prev(c)) + g^2;
        r = row_max(bound);
        c = col_max(bound);
        m = ema(beta, if bound > 0 { g / sqrt(bound) } else { 0 });
        w -= lr * m;
    }
}

optimizer! {
    /// Gradient descent with adaptive gradient clipping (Brock et al., 2021), <https://arxiv.org/abs/2102.06171>: the
    /// gradient of a unit, a row, is no longer than a share of its weights. A vector is one unit.
    pub struct Agc {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// Momentum.
        momentum = 0.9 where 0 <= momentum < 1,
        /// Largest length of a gradient, as a share of the weights' length.
        clipping = 0.01 where clipping > 0,
        /// Least length that weights count for.
        eps = 1e-3 where eps > 0,
    }

    state {
        /// Sum of clipped gradients.
        b,
    }

    update(w, g) {
        let most = clipping * max(row_norm(w), eps);
        let size = row_norm(g);
        b = trace(momentum, if size > most { most / max(size, 1e-6) * g } else { g });
        w -= lr * b;
    }
}

optimizer! {
    /// Adafactor (Shazeer & Stern, 2018), <https://arxiv.org/abs/1804.04235>, as optax has it: ε is added to the squared
    /// gradient, only a matrix that is large both ways is factored, and the learning rate is the caller's. The averages
    /// begin with ε, which the first step forgets, for its share in them is 1.
    pub struct OptaxAdafactor {
        /// Learning rate.
        lr = 0.05 where lr >= 0,
        /// Power of the step number in the share that a step has in the averages.
        decay_rate = 0.8 where 0 < decay_rate <= 1,
        /// Least number of rows and of columns of what is factored.
        least_axis = 128u64,
        /// Largest root mean square of a step before it is scaled.
        clip = 1 where clip > 0,
        /// Added to the squared gradient.
        eps = 1e-30 where eps >= 1e-36,
        /// Least root mean square of the weights that steps are in proportion to.
        least_scale = 1e-3 where least_scale > 0,
    }

    state {
        /// EMA of the rows' mean squared gradients.
        r: row = eps if rows(w) >= least_axis && cols(w) >= least_axis,
        /// EMA of the columns' mean squared gradients.
        c: col = eps if rows(w) >= least_axis && cols(w) >= least_axis,
        /// EMA of the squared gradient, of what is not factored.
        v = eps if !(rows(w) >= least_axis && cols(w) >= least_axis),
    }

    update(w, g, t) {
        let factored = rows(w) >= least_axis && cols(w) >= least_axis;
        let beta2 = 1 - t^(-decay_rate);
        let square = g^2 + eps;
        if factored {
            r = ema(beta2, row_mean(square));
            c = ema(beta2, col_mean(square));
        } else {
            v = ema(beta2, square);
        }
        let u = if factored { g * sqrt(mean(r)) / sqrt(r) / sqrt(c) } else { g / sqrt(v) };
        let size = sqrt(mean(u^2));
        let scale = max(sqrt(mean(w^2)), least_scale);
        w -= lr * scale / max(1, size / clip) * u;
    }
}

/// One value for each row, or for each column, of those of a matrix.
fn lines(shape: (usize, usize), by_row: bool, x: &[f64], fold: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let (rows, columns) = shape;
    if by_row {
        return x.chunks(columns).map(fold).collect();
    }
    let column = |j: usize| (0..rows).map(|i| x[i * columns + j]).collect::<Vec<_>>();
    (0..columns).map(|j| fold(&column(j))).collect()
}

fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

fn norm(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn root_mean_square(x: &[f64]) -> f64 {
    norm(x) / (x.len() as f64).sqrt()
}

fn largest(x: &[f64]) -> f64 {
    x.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// [`Sm3`] at its defaults: the weights after these gradients.
pub fn sm3(mut matrix: Matrix, gradients: &[Vec<f64>]) -> Vec<f64> {
    let shape @ (rows, columns) = (matrix.rows, matrix.columns);
    let (mut r, mut c) = (vec![0.0_f64; rows], vec![0.0_f64; columns]);
    let mut m = vec![0.0; rows * columns];
    for g in gradients {
        let mut bound = vec![0.0; g.len()];
        for (k, g) in g.iter().enumerate() {
            bound[k] = r[k / columns].min(c[k % columns]) + g * g;
            let direction = if bound[k] > 0.0 {
                g / bound[k].sqrt()
            } else {
                0.0
            };
            m[k] = 0.9 * m[k] + 0.1 * direction;
            matrix.values[k] -= 0.1 * m[k];
        }
        r = lines(shape, true, &bound, largest);
        c = lines(shape, false, &bound, largest);
    }
    matrix.values
}

/// [`Agc`] at its defaults.
pub fn agc(mut matrix: Matrix, gradients: &[Vec<f64>]) -> Vec<f64> {
    let shape @ (_, columns) = (matrix.rows, matrix.columns);
    let mut b = vec![0.0; matrix.values.len()];
    for g in gradients {
        let lengths = lines(shape, true, &matrix.values, norm);
        let sizes = lines(shape, true, g, norm);
        for (k, g) in g.iter().enumerate() {
            let (most, size) = (0.01 * lengths[k / columns].max(1e-3), sizes[k / columns]);
            let clipped = if size > most {
                g * most / size.max(1e-6)
            } else {
                *g
            };
            b[k] = 0.9 * b[k] + clipped;
            matrix.values[k] -= 0.1 * b[k];
        }
    }
    matrix.values
}

/// [`OptaxAdafactor`] at its defaults.
pub fn optax_adafactor(mut matrix: Matrix, gradients: &[Vec<f64>]) -> Vec<f64> {
    let shape @ (rows, columns) = (matrix.rows, matrix.columns);
    let (mut r, mut c) = (vec![0.0; rows], vec![0.0; columns]);
    let mut v = vec![0.0; rows * columns];
    for (step, g) in gradients.iter().enumerate() {
        let fresh = (step as f64 + 1.0).powf(-0.8);
        let blend = |old: &mut [f64], new: &[f64]| {
            for (old, new) in old.iter_mut().zip(new) {
                *old = (1.0 - fresh) * *old + fresh * new;
            }
        };
        let squares: Vec<_> = g.iter().map(|g| g * g + 1e-30).collect();
        let u: Vec<_> = if rows.min(columns) >= 128 {
            blend(&mut r, &lines(shape, true, &squares, mean));
            blend(&mut c, &lines(shape, false, &squares, mean));
            let whole = mean(&r);
            let factor = |k: usize| (r[k / columns] / whole).powf(-0.5) * c[k % columns].powf(-0.5);
            g.iter().enumerate().map(|(k, g)| g * factor(k)).collect()
        } else {
            blend(&mut v, &squares);
            g.iter().zip(&v).map(|(g, v)| g * v.powf(-0.5)).collect()
        };
        let clipped = (root_mean_square(&u) / 1.0).max(1.0);
        let scale = root_mean_square(&matrix.values).max(1e-3);
        for (w, u) in matrix.values.iter_mut().zip(u) {
            *w -= 0.05 * scale * u / clipped;
        }
    }
    matrix.values
}
