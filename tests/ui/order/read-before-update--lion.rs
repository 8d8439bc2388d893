// Before its update a state is read as `prev(m)`, last step's value.
use optim_runtime::optimizer;

optimizer! {
    struct Lion {
        lr = 1e-4 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.99 where 0 <= beta2 < 1,
    }
    state { m }
    update(w, g) {
        let c = beta1 * m + (1 - beta1) * g;
        m = ema(beta2, g);
        w -= lr * sign(c);
    }
}

fn main() {}
