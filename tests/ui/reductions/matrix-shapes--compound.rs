// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: row * row, m }
    update(w, g) {
        l += matmul(transpose(g), g);
        m -= l;
        w *= 1 - lr * transpose(g);
    }
}

fn main() {}
