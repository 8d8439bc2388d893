// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Coupled {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * (g + decay * w);
    }
}

fn main() {}
