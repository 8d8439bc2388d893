//! A rule that makes all that is made of matrices, for programs that look at its memory.

use optim_runtime::optimizer;

optimizer! {
    /// All that is made of matrices.
    pub(crate) struct Squares {
        lr = 0.05 where lr >= 0,
        beta = 0.75 where 0 <= beta < 1,
    }

    state {
        l: row * row = 0.5,
        r: col * col,
        q: row * row = 1,
    }

    update(w, g) {
        l = ema(beta, matmul(g, transpose(g)));
        r = ema(beta, matmul(transpose(g), g));
        q = eigenvectors(l + transpose(l));
        let left = matmul(inverse_root(l, eps = 1e-6), g);
        let turned = matmul(matmul(transpose(q), orthogonalize(w + g)), r);
        w -= lr * (matmul(left, inverse_root(r)) + turned / (1 + max_abs(r)));
    }
}
