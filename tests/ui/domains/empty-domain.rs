// A domain contains at least one number.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 1 <= beta < 0,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
