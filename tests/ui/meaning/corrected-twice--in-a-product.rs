// An average is corrected once.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g, t) {
        m = ema(beta, g);
        let corrected = debias(m);
        w -= lr * corrected / (1 - beta^t);
    }
}

fn main() {}
