// An average is corrected once.
use optim_runtime::optimizer;

optimizer! {
    struct Amsgrad {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.999 where 0 <= beta2 < 1,
        eps = 1e-8 where eps > 0,
    }
    state { m, v, v_max }
    update(w, g, t) {
        m = ema(beta1, g);
        v = ema(beta2, g^2);
        v_max = running_max(debias(v));
        w -= lr * debias(m) / (sqrt(v_max / (1 - beta2^t)) + eps);
    }
}

fn main() {}
