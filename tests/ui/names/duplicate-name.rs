// Hyper-parameters, states, intermediates and the names in `update` are all different.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        m = 0.9 where 0 <= m < 1,
    }
    state { m }
    update(w, g) {
        m = ema(m, g);
        w -= lr * m;
    }
}

fn main() {}
