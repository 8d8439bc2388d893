// Before its update a state is read as `prev(m)`, last step's value.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = beta * m + g;
        w -= lr * m;
    }
}

fn main() {}
