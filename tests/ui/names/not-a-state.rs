// `prev`, `debias` and the mean of `ema_var` take the name of a state.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        let d = lr * m;
        w -= debias(d);
    }
}

fn main() {}
