// `ema` and its relatives are the whole right side of an assignment.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    update(w, g) {
        w -= lr * ema(beta, g);
    }
}

fn main() {}
