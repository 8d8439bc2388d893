// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: row * row, r: col * col, q: col * col }
    update(w, g) {
        l = 1;
        r = lr;
        q = norm(g);
        w -= lr * matmul(matmul(l, g), matmul(r, q));
    }
}

fn main() {}
