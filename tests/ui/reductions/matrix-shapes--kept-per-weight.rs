// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l }
    update(w, g) {
        l = ema(0.9, matmul(g, transpose(g)));
        w -= lr * g / (1 + norm(l));
    }
}

fn main() {}
