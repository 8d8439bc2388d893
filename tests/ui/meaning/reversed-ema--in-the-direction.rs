// In an average written out, the old value has the weight near 1.
use optim_runtime::optimizer;

optimizer! {
    struct Lion {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.999 where 0 <= beta2 < 1,
    }
    state { m }
    update(w, g) {
        let c = beta1 * g + (1 - beta1) * prev(m);
        m = ema(beta2, g);
        w -= lr * sign(c);
    }
}

fn main() {}
