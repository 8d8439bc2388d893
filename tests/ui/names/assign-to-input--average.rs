// Only the weights and states are assigned.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    update(w, g) {
        g = ema(beta, g);
        w -= lr * g;
    }
}

fn main() {}
