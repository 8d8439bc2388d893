// Weights go against the gradient, unless a flag such as `maximize` says otherwise.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w += lr * g;
    }
}

fn main() {}
