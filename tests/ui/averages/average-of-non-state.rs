// `ema` and its relatives are assigned, with `=`, to a state.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    update(w, g) {
        let m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
