// The shares of the old and the new value of an average are `beta` and `1 - beta`, of one rate.
use optim_runtime::optimizer;

optimizer! {
    struct Adamish {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.999 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m, v }
    update(w, g) {
        m = beta1 * prev(m) + (1 - beta2) * g;
        v = ema(beta2, g^2);
        w -= lr * m / (sqrt(v) + eps);
    }
}

fn main() {}
