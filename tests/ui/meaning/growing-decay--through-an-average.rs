// Weight decay makes weights smaller.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        weight_decay = 1e-2 where weight_decay >= 0,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g - weight_decay * w);
        w -= lr * m;
    }
}

fn main() {}
