// Only the language's functions can be called.
use optim_runtime::optimizer;

optimizer! {
    struct SoftStep {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * erf(g);
    }
}

fn main() {}
