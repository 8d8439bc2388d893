// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: col * col }
    update(w, g) {
        l = ema(0.9, matmul(g, transpose(g)));
        w -= lr * matmul(g, l);
    }
}

fn main() {}
