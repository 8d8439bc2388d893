// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct RmsProp {
        lr = 1e-3 where lr >= 0,
        alpha = 0.99 where 0 <= alpha < 1,
        eps = 1e-8 where eps > 0,
    }
    state { v, g_avg }
    update(w, g) {
        g_avg = ema(alpha, g);
        v = ema(alpha, g^2);
        w -= lr * g / (sqrt(v - g_avg^2) + eps);
    }
}

fn main() {}
