// `debias` corrects a state that `ema` or `ema_var` defines.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        mu = 0.9 where 0 <= mu < 1,
    }
    state { b }
    update(w, g) {
        b = trace(mu, g);
        w -= lr * debias(b);
    }
}

fn main() {}
