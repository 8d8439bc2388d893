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

/// `X ← aX + (bA + cA²)X` of rows of so many values, with `A = XXᵀ`: whichever way the matrix lies, written as it stands.
pub fn orthogonalized(values: &[f64], columns: usize, told: Told) -> Vec<f64> {
    let rows = values.len() / columns;
    let norm = values.iter().map(|x| x * x).sum::<f64>().sqrt();
    let divisor = norm.max(told.least) + told.eps;
    let divisor = if divisor == 0.0 { 1.0 } else { divisor };
    let mut x: Vec<f64> = values.iter().map(|x| x / divisor).collect();
    let product = |a: &[f64], b: &[f64], inner: usize, columns: usize| -> Vec<f64> {
        let rows = a.len() / inner;
        let of =
            |i: usize, j: usize| (0..inner).map(move |k| a[i * inner + k] * b[k * columns + j]);
        let places = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
        places.map(|(i, j)| of(i, j).sum()).collect()
    };
    for _ in 0..told.steps {
        let turned: Vec<f64> = (0..columns)
            .flat_map(|j| (0..rows).map(move |i| (i, j)))
            .map(|(i, j)| x[i * columns + j])
            .collect();
        let gram = product(&x, &turned, columns, rows);
        let square = product(&gram, &gram, rows, rows);
        let [a, b, c] = told.coefficients;
        let polynomial: Vec<_> = gram
            .iter()
            .zip(square)
            .map(|(g, s)| b * g + c * s)
            .collect();
        let changed = product(&polynomial, &x, rows, columns);
        x.iter_mut().zip(changed).for_each(|(x, y)| *x = a * *x + y);
    }
    x
}
