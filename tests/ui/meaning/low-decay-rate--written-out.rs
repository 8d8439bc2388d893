// A decay rate is the weight of the old value, so its default is not below 0.5.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        rho = 0.05 where 0 <= rho < 1,
    }
    state { m }
    update(w, g) {
        m = rho * prev(m) + (1 - rho) * g;
        w -= lr * m;
    }
}

fn main() {}
