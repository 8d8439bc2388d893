// In an average written out, the old value has the weight near 1.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m += beta * (g - prev(m));
        w -= lr * m;
    }
}

fn main() {}
