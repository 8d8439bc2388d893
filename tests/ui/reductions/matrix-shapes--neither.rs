// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        let both = matmul(g, transpose(g)) + matmul(transpose(g), g);
        w -= lr * matmul(both, g);
    }
}

fn main() {}
