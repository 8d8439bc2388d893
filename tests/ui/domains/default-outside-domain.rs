// A default lies in its domain.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 9.0 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
