// The gradient of a step moves the weights in that step.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * prev(m);
    }
}

fn main() {}
