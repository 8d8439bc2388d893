// An average is divided by its correction, not multiplied.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g, t) {
        m = ema(beta, g);
        w -= lr * m * (1 - beta^t);
    }
}

fn main() {}
