//! Rules of one's own that reduce: over a tensor, in several passes, over rows and columns, over the
//! whole model. Each has its equations once more in plain `f64` loops.

use optim_runtime::optimizer;

optimizer! {
    /// The trust ratio of LAMB: the root and the quotient of its two norms need a pass of their own.
    pub struct Trusting {
        /// Learning rate.
        lr = 0.01 where lr >= 0,
        /// Decay rate of the first moment.
        beta1 = 0.9 where 0 <= beta1 < 1,
        /// Decay rate of the second moment.
        beta2 = 0.99 where 0 <= beta2 < 1,
        /// Added to the root.
        eps = 1e-6 where eps > 0,
        /// Decay of the weights.
        decay = 0.01 where decay >= 0,
    }

    state {
        /// First moment.
        m,
        /// Second moment.
        v,
    }

    update(w, g) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let r = debias(m) / (sqrt(debias(v)) + eps) + decay * w;
        let w_norm = norm(w);
        let r_norm = norm(r);
        let trust = if w_norm > 0 && r_norm > 0 { w_norm / r_norm } else { 1 };
        w -= lr * trust * r;
    }
}

optimizer! {
    /// Second moments by rows and columns, and an update that is clipped by its own size: Adafactor.
    pub struct Factored {
        /// Learning rate.
        lr = 0.05 where lr >= 0,
        /// Decay rate of the moments.
        beta = 0.9 where 0 <= beta < 1,
        /// Least second moment.
        tiny = 1e-30 where tiny > 0,
        /// Largest root mean square of an update.
        largest = 1.0 where largest > 0,
    }

    state {
        /// Means of squares by rows.
        r: row if ndim(w) > 1,
        /// Means of squares by columns.
        c: col if ndim(w) > 1,
        /// Squares of what is no matrix.
        v if ndim(w) <= 1,
    }

    update(w, g) {
        if ndim(w) > 1 {
            r = ema(beta, row_mean(g^2));
            c = ema(beta, col_mean(g^2));
        } else {
            v = ema(beta, g^2);
        }
        let square = if ndim(w) > 1 { r * c / max(mean(r), tiny) } else { v };
        let u = g / sqrt(max(square, tiny));
        let size = norm(u) / sqrt(len(w));
        let scale = max(norm(w) / sqrt(len(w)), 1e-3);
        w -= lr * scale / max(1, size / largest) * u;
    }
}

optimizer! {
    /// The mean of each row is taken from the gradient, and with it what is left of the columns' state.
    pub struct Centred {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    state {
        /// Sum of what each column was given.
        given: col,
        /// The largest magnitude of any step.
        peak: scalar,
        /// Sum of the products of steps and weights, of which the last needs the last pass.
        work: scalar,
    }

    update(w, g) {
        let d = g - row_mean(g);
        peak = max(prev(peak), max_abs(d));
        given += col_mean(d);
        work += dot(d, w) + sum(d) + mean(w);
        w -= lr * (d + 0.1 * prev(given) + 0.01 * peak + 1e-3 * prev(work));
    }
}

optimizer! {
    /// Gradients clipped by the norm of all of them.
    pub struct Clipped {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// The largest norm that the gradients of a step may have together.
        most = 1.0 where most > 0,
    }

    state {}

    update(w, g) {
        let total = model_norm(g);
        let count = model_sum(w * w);
        let factor = if total > most { most / total } else { 1 };
        w -= lr * factor * g + 1e-3 * count * w;
    }
}

optimizer! {
    /// Steps that differ by what is true of a weight's row and column, alone and together.
    pub struct Gated {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
        /// The least mean of a row or column that counts.
        least = 0.25 where least >= 0,
    }

    state {
        /// Means of magnitudes by rows.
        r: row,
    }

    update(w, g, t) {
        r = ema(0.5, row_mean(abs(g)));
        let c = col_mean(abs(g));
        let by_row = if r > least { g } else { -0.5 * g };
        let by_column = if !(c > least) || t < 2 { w } else { 0.25 * w };
        let by_both = if r > 0.2 && c > 0.2 && mean(g) < 1 { 1 } else { 0.5 };
        w -= lr * by_both * (by_row + by_column);
    }
}

/// A matrix in rows, as the references see it.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// The values of one row after the other.
    pub values: Vec<f64>,
}

impl Matrix {
    fn means(&self, by_row: bool, x: &[f64]) -> Vec<f64> {
        let (count, other) = if by_row {
            (self.rows, self.columns)
        } else {
            (self.columns, self.rows)
        };
        let mut means = vec![0.0; count];
        for (index, x) in x.iter().enumerate() {
            let (row, column) = (index / self.columns, index % self.columns);
            means[if by_row { row } else { column }] += x / other as f64;
        }
        means
    }
}

fn norm(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

/// [`Trusting`] at its defaults: the weights after these gradients.
pub fn trusting(mut w: Vec<f64>, gradients: &[Vec<f64>]) -> Vec<f64> {
    let (mut m, mut v) = (vec![0.0; w.len()], vec![0.0; w.len()]);
    for (step, g) in gradients.iter().enumerate() {
        let t = step as f64 + 1.0;
        let mut r = vec![0.0; w.len()];
        for i in 0..w.len() {
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
            let m_hat = m[i] / (1.0 - 0.9_f64.powf(t));
            let v_hat = v[i] / (1.0 - 0.99_f64.powf(t));
            r[i] = m_hat / (v_hat.sqrt() + 1e-6) + 0.01 * w[i];
        }
        let (w_norm, r_norm) = (norm(&w), norm(&r));
        let trust = if w_norm > 0.0 && r_norm > 0.0 {
            w_norm / r_norm
        } else {
            1.0
        };
        w.iter_mut()
            .zip(&r)
            .for_each(|(w, r)| *w -= 0.01 * trust * r);
    }
    w
}

/// [`Factored`] at its defaults, of a matrix.
pub fn factored(mut matrix: Matrix, gradients: &[Vec<f64>]) -> Vec<f64> {
    let (mut r, mut c) = (vec![0.0; matrix.rows], vec![0.0; matrix.columns]);
    for g in gradients {
        let squares: Vec<_> = g.iter().map(|g| g * g).collect();
        let (rows, columns) = (matrix.means(true, &squares), matrix.means(false, &squares));
        let blend = |old: &mut Vec<f64>, new: Vec<f64>| {
            let pairs = old.iter_mut().zip(new);
            pairs.for_each(|(old, new)| *old = 0.9 * *old + 0.1 * new);
        };
        blend(&mut r, rows);
        blend(&mut c, columns);
        let whole = mean(&r).max(1e-30);
        let u: Vec<_> = g
            .iter()
            .enumerate()
            .map(|(i, g)| {
                let square = r[i / matrix.columns] * c[i % matrix.columns] / whole;
                g / square.max(1e-30).sqrt()
            })
            .collect();
        step_of(&mut matrix.values, &u);
    }
    matrix.values
}

/// [`Factored`] at its defaults, of a vector.
pub fn unfactored(mut w: Vec<f64>, gradients: &[Vec<f64>]) -> Vec<f64> {
    let mut v = vec![0.0; w.len()];
    for g in gradients {
        let mut u = vec![0.0; w.len()];
        for i in 0..w.len() {
            v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i];
            u[i] = g[i] / v[i].max(1e-30).sqrt();
        }
        step_of(&mut w, &u);
    }
    w
}

fn step_of(w: &mut [f64], u: &[f64]) {
    let root = (w.len() as f64).sqrt();
    let scale = (norm(w) / root).max(1e-3);
    let step = 0.05 * scale / (norm(u) / root).max(1.0);
    w.iter_mut().zip(u).for_each(|(w, u)| *w -= step * u);
}

/// [`Centred`] at its defaults.
pub fn centred(mut matrix: Matrix, gradients: &[Vec<f64>]) -> Vec<f64> {
    let (mut given, mut peak, mut work) = (vec![0.0; matrix.columns], 0.0_f64, 0.0);
    for g in gradients {
        let means = matrix.means(true, g);
        let d: Vec<_> = g
            .iter()
            .enumerate()
            .map(|(i, g)| g - means[i / matrix.columns])
            .collect();
        peak = d.iter().fold(peak, |peak, d| peak.max(d.abs()));
        let old_work = work;
        let products = d.iter().zip(&matrix.values).map(|(d, w)| d * w);
        work += products.sum::<f64>() + d.iter().sum::<f64>() + mean(&matrix.values);
        let columns = matrix.means(false, &d);
        for (i, w) in matrix.values.iter_mut().enumerate() {
            let drift = 0.1 * given[i % matrix.columns];
            *w -= 0.1 * (d[i] + drift + 0.01 * peak + 1e-3 * old_work);
        }
        given.iter_mut().zip(columns).for_each(|(g, c)| *g += c);
    }
    matrix.values
}

/// [`Clipped`] at its defaults: several tensors, one gradient each.
pub fn clipped(tensors: &mut [Vec<f64>], gradients: &[Vec<f64>]) {
    let all: Vec<_> = gradients.iter().flatten().copied().collect();
    let total = norm(&all);
    let count: f64 = tensors.iter().flatten().map(|w| w * w).sum();
    let factor = if total > 1.0 { 1.0 / total } else { 1.0 };
    for (w, g) in tensors.iter_mut().zip(gradients) {
        for (w, g) in w.iter_mut().zip(g) {
            *w -= 0.1 * factor * g + 1e-3 * count * *w;
        }
    }
}

/// [`Gated`] at its defaults.
pub fn gated(mut w: Matrix, gradients: &[Vec<f64>]) -> Vec<f64> {
    let (lr, least) = (0.1, 0.25);
    let mut r = vec![0.0; w.rows];
    for (step, g) in gradients.iter().enumerate() {
        let magnitudes: Vec<_> = g.iter().map(|g| g.abs()).collect();
        let means = w.means(true, &magnitudes);
        r.iter_mut()
            .zip(&means)
            .for_each(|(r, mean)| *r = 0.5 * *r + 0.5 * mean);
        let c = w.means(false, &magnitudes);
        let mean = g.iter().sum::<f64>() / g.len() as f64;
        let columns = w.columns;
        for (index, (w, g)) in w.values.iter_mut().zip(g).enumerate() {
            let (r, c) = (r[index / columns], c[index % columns]);
            let by_row = if r > least { *g } else { -0.5 * g };
            let by_column = if c <= least || step == 0 {
                *w
            } else {
                0.25 * *w
            };
            let both = r > 0.2 && c > 0.2 && mean < 1.0;
            let by_both = if both { 1.0 } else { 0.5 };
            *w -= lr * by_both * (by_row + by_column);
        }
    }
    w.values
}
