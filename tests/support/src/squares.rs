//! Rules of one's own that keep square matrices or are made of products.

use optim_runtime::optimizer;

optimizer! {
    /// Products of every shape, and the states that they make.
    pub struct Products {
        /// Learning rate.
        lr = 0.05 where lr >= 0,
        /// Rate of the averages.
        beta = 0.75 where 0 <= beta < 1,
    }

    state {
        /// Average of the products of rows.
        l: row * row = 0.5,
        /// Sum of the products of columns.
        r: col * col,
    }

    update(w, g) {
        l = ema(beta, matmul(g, transpose(w)));
        r = running_sum(matmul(transpose(w), g) / (1 + norm(w) * norm(g)));
        let left = matmul(l, g) - matmul(transpose(prev(l)), w);
        let right = matmul(g, transpose(r) + prev(r));
        // Of transposed matrices, from end to end.
        let across = transpose(matmul(matmul(r, transpose(g)), l));
        w -= lr * (left + right + across / (1 + max_abs(l)) + matmul(matmul(l, matmul(l, l)), w));
    }
}

optimizer! {
    /// The gradient between the inverse roots of its own products.
    pub struct Roots {
        /// Order of the roots.
        p = 4 where p >= 0.5,
        /// Added of the largest eigenvalue.
        eps = 0 where eps >= 0,
        /// The least eigenvalue that counts.
        least = 0 where least >= 0,
    }

    state {
        /// Root for the rows.
        l: row * row,
        /// Root for the columns.
        r: col * col,
    }

    update(w, g) {
        l = inverse_root(matmul(g, transpose(g)), p = p, eps = eps, least = least);
        r = inverse_root(matmul(transpose(g), g), p = p, eps = eps, least = least);
        w -= matmul(matmul(l, g), r);
    }
}

optimizer! {
    /// Adam's step in the basis of the eigenvectors of the products of rows, and of those of columns.
    pub struct Basis {
        /// Learning rate.
        lr = 0.05 where lr >= 0,
        /// Rate of the averages.
        beta = 0.75 where 0 <= beta < 1,
        /// Every so many steps it is renewed.
        every = 2u64 where every > 0,
    }

    state {
        /// Average of the products of rows.
        l: row * row,
        /// Their basis.
        q: row * row = 1,
        /// Second moment in it.
        v,
    }

    update(w, g, t) {
        l = ema(beta, matmul(g, transpose(g)));
        if t % every == 0 {
            q = eigenvectors(l);
        } else {
            q = prev(q);
        }
        let turned = matmul(transpose(q), g);
        v = ema(beta, turned^2);
        w -= lr * matmul(q, turned / (sqrt(debias(v)) + 1e-3));
    }
}

/// The transposed matrix, of so many rows.
pub fn turned(x: &[f64], rows: usize) -> Vec<f64> {
    let columns = x.len() / rows;
    let mut turned = Vec::with_capacity(x.len());
    for j in 0..columns {
        turned.extend((0..rows).map(|i| x[i * columns + j]));
    }
    turned
}

/// The product of two matrices, the first of which has `inner` columns.
pub fn product(a: &[f64], b: &[f64], inner: usize) -> Vec<f64> {
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
