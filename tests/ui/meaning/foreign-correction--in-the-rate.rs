// An average is corrected by its own rate.
use optim_runtime::optimizer;

optimizer! {
    struct Adamish {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.999 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m, v }
    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        let rate = lr * sqrt(1 - beta1^t) / (1 - beta2^t);
        w -= rate * m / (sqrt(v) + eps);
    }
}

fn main() {}
