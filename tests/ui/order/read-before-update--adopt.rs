// Before its update a state is read as `prev(m)`, last step's value.
use optim_runtime::optimizer;

optimizer! {
    struct Adopt {
        lr = 1e-3 where lr >= 0,
        beta1 = 0.9 where 0 <= beta1 < 1,
        beta2 = 0.9999 where 0 <= beta2 < 1,
        eps = 1e-6 where eps > 0,
    }
    state { m, v = g^2 }
    update(w, g) {
        m = ema(beta1, g / max(sqrt(v), eps));
        v = ema(beta2, g^2);
        w -= lr * m;
    }
}

fn main() {}
