// Hyper-parameters, states, intermediates and the names in `update` are all different.
use optim_runtime::optimizer;

optimizer! {
    struct Adam {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        beta = 0.999 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
