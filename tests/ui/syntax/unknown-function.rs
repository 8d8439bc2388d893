// Only the language's functions can be called.
use optim_runtime::optimizer;

optimizer! {
    struct SoftSign {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * tanh(g);
    }
}

fn main() {}
