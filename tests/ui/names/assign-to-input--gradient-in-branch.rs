// Only the weights and states are assigned.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        decay = 1e-4 where decay >= 0,
        maximize = false,
    }
    update(w, g) {
        if maximize {
            g = -g;
        }
        let g = g + decay * w;
        w -= lr * g;
    }
}

fn main() {}
