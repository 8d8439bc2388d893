// Words of the language and of Rust are no names.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { mean }
    update(w, g) {
        mean = ema(beta, g);
        w -= lr * mean;
    }
}

fn main() {}
