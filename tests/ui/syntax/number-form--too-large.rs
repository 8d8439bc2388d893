// Numbers are written `1`, `1.0` or `1e-3`, are finite and have no suffix.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * min(g, 1e999);
    }
}

fn main() {}
