// What is the same for all weights is no matrix.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= orthogonalize(lr) * g;
    }
}

fn main() {}
