// The mean of `ema_var` is an `ema` of the same value at the same rate.
use optim_runtime::optimizer;

optimizer! {
    struct RmsProp {
        lr = 1e-2 where lr >= 0,
        alpha = 0.99 where 0 <= alpha < 1,
        beta = 0.9 where 0 <= beta < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m, v }
    update(w, g) {
        m = ema(beta, g);
        v = ema_var(alpha, g, m);
        w -= lr * g / (sqrt(v) + eps);
    }
}

fn main() {}
