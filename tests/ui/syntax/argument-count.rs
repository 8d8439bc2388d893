// Each function takes a fixed number of arguments.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(g);
        w -= lr * beta * m;
    }
}

fn main() {}
