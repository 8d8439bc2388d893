// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: row * row = 1e-6 }
    update(w, g) {
        l = running_sum(matmul(g, g));
        w -= lr * matmul(inverse_root(l, 2), g);
    }
}

fn main() {}
