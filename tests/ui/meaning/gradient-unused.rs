// The weights move along the gradient, or along states that follow it.
use optim_runtime::optimizer;

optimizer! {
    struct Decay {
        lr = 1e-3 where lr >= 0,
        weight_decay = 1e-2 where weight_decay >= 0,
    }
    update(w, g) {
        w -= lr * weight_decay * w;
    }
}

fn main() {}
