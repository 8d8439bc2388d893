// Only the language's functions can be called.
use optim_runtime::optimizer;

optimizer! {
    struct Coupled {
        lr = 1e-2 where lr >= 0,
        decay = 1e-4 where decay >= 0,
    }
    update(w, g) {
        w -= lr(g + decay * w);
    }
}

fn main() {}
