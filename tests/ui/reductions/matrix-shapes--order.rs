// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        let shared = matmul(transpose(g), g);
        w -= lr * matmul(inverse_root(shared, 2, eps = 1e-6), g);
    }
}

fn main() {}
