// The weights move along the gradient, or along states that follow it.
use optim_runtime::optimizer;

optimizer! {
    struct Average {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, w);
        w -= lr * (w - m);
    }
}

fn main() {}
