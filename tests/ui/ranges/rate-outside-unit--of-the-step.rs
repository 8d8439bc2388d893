// The rate of an average lies in `[0, 1)`.
use optim_runtime::optimizer;

optimizer! {
    struct Warm {
        lr = 1e-3 where lr >= 0,
    }
    state { m }
    update(w, g, t) {
        m = ema(1 - 2 / t, g);
        w -= lr * m;
    }
}

fn main() {}
