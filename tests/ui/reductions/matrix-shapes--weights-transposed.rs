// Matrices that are multiplied, and values that are computed together or kept, have shapes that fit.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        let step = lr * g;
        w = transpose(step);
    }
}

fn main() {}
