// Only the weights and states are assigned.
use optim_runtime::optimizer;

optimizer! {
    struct Coupled {
        lr = 1e-2 where lr >= 0,
        decay = 1e-4 where decay >= 0,
    }
    update(w, g) {
        let d = g;
        d = d + decay * w;
        w -= lr * d;
    }
}

fn main() {}
