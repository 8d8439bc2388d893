// A state is assigned on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        w -= lr * (beta * prev(m) + g);
    }
}

fn main() {}
