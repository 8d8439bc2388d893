// Hyper-parameters, states, intermediates and the names in `update` are all different.
use optim_runtime::optimizer;

optimizer! {
    struct Coupled {
        lr = 1e-2 where lr >= 0,
        decay = 1e-4 where decay >= 0,
    }
    update(w, g) {
        if decay > 0 {
            let g = g + decay * w;
        }
        w -= lr * g;
    }
}

fn main() {}
