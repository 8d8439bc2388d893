//! Rules of one's own that are made of whole matrices, and the iteration once more in plain `f64` loops.

use optim_runtime::optimizer;

optimizer! {
    /// The orthogonalized gradient, with all that the iteration can be told.
    pub struct Orthogonal {
        /// Number of steps.
        steps = 5u64 where steps <= 100,
        /// First coefficient.
        a = 3.4445,
        /// Second coefficient.
        b = -4.775,
        /// Third coefficient.
        c = 2.0315,
        /// Added to the norm.
        eps = 0 where eps >= 0,
        /// Least norm.
        least = 1e-7 where least >= 0,
    }

    state {}

    update(w, g) {
        w -= orthogonalize(g, steps = steps, a = a, b = b, c = c, eps = eps, least = least);
    }
}

optimizer! {
    /// NorMuon (Li et al., 2025), <https://arxiv.org/abs/2510.05491>, as pytorch_optimizer has it: rows of Muon's step
    /// are divided by a running measure of their size, and the step keeps its norm.
    pub struct NorMuon {
        /// Learning rate.
        lr = 0.02 where lr >= 0,
        /// Decay rate of the momentum.
        momentum = 0.95 where 0 <= momentum < 1,
        /// Decay rate of the mean squares of rows.
        beta2 = 0.95 where 0 <= beta2 < 1,
        /// Added to denominators.
        eps = 1e-10 where eps > 0,
    }

    state {
        /// Momentum.
        m,
        /// Mean squares of the rows of steps.
        v: row,
    }

    update(w, g) {
        m = ema(momentum, g);
        let o = orthogonalize(momentum * m + (1 - momentum) * g);
        v = ema(beta2, row_mean(o^2));
        let u = o / (sqrt(v) + eps);
        let kept = norm(o) / (norm(u) + eps);
        w -= lr * sqrt(max(1, rows(w) / cols(w))) * kept * u;
    }
}

optimizer! {
    /// Two functions of matrices, one of the other's result, beside values of rows and numbers of the tensor.
    pub struct Twice {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    state {
        /// What was orthogonalized last.
        last,
        /// Sum of the products of steps and gradients.
        work: scalar,
    }

    update(w, g) {
        let first = orthogonalize(g + prev(last), steps = 3);
        last = orthogonalize(first - row_mean(first) * w, steps = 2, eps = 1e-3);
        work += dot(last, g);
        w -= lr * (last + first / (1 + max_abs(first)) + 1e-3 * prev(work));
    }
}

/// What the iteration is told.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Number of steps.
    pub steps: usize,
    /// The coefficients.
    pub coefficients: [f64; 3],
    /// Added to the norm.
    pub eps: f64,
    /// Least norm.
    pub least: f64,
}

/// The language's own.
pub const DEFAULT: Told = Told {
    steps: 5,
    coefficients: [3.4445, -4.775, 2.0315],
    eps: 0.0,
    least: 1e-7,
};

/// `X ← aX + (bA + cA²)X` of rows of so many values, with `A = XXᵀ`; a high matrix lies on its side meanwhile.
pub fn orthogonalized(values: &[f64], columns: usize, told: Told) -> Vec<f64> {
    let rows = values.len() / columns;
    if rows > columns {
        let lying = orthogonalized(&turned(values, rows, columns), rows, told);
        return turned(&lying, columns, rows);
    }
    let norm = values.iter().map(|x| x * x).sum::<f64>().sqrt();
    let divisor = norm.max(told.least) + told.eps;
    let divisor = if divisor == 0.0 { 1.0 } else { divisor };
    let mut x: Vec<f64> = values.iter().map(|x| x / divisor).collect();
    for _ in 0..told.steps {
        let gram = product(&x, &turned(&x, rows, columns), columns);
        let square = product(&gram, &gram, rows);
        let [a, b, c] = told.coefficients;
        let both = gram.iter().zip(square);
        let polynomial: Vec<_> = both.map(|(g, s)| b * g + c * s).collect();
        let changed = product(&polynomial, &x, rows);
        x.iter_mut().zip(changed).for_each(|(x, y)| *x = a * *x + y);
    }
    x
}

/// The transposed matrix.
fn turned(x: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let mut turned = Vec::with_capacity(x.len());
    for j in 0..columns {
        turned.extend((0..rows).map(|i| x[i * columns + j]));
    }
    turned
}

/// The product of two matrices, the first of which has `inner` columns.
fn product(a: &[f64], b: &[f64], inner: usize) -> Vec<f64> {
    let (rows, columns) = (a.len() / inner, b.len() / inner);
    let mut product = vec![0.0; rows * columns];
    for i in 0..rows {
        for k in 0..inner {
            for j in 0..columns {
                product[i * columns + j] += a[i * inner + k] * b[k * columns + j];
            }
        }
    }
    product
}
