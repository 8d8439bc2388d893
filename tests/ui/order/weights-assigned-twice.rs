// The weights are assigned once on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Decoupled {
        lr = 1e-2 where lr >= 0,
        decay = 1e-2 where decay >= 0,
    }
    update(w, g) {
        w *= 1 - lr * decay;
        w -= lr * g;
    }
}

fn main() {}
