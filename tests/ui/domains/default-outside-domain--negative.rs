// A default lies in its domain.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = -1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
