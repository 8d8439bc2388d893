// What is corrected is an average: what it adds has the factor `1 - beta`.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g, t) {
        m = beta * prev(m) + g;
        w -= lr * m / (1 - beta^t);
    }
}

fn main() {}
