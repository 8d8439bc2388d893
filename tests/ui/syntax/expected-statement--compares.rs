// A statement is an assignment, a `let`, or an `if` or `for` around statements.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m == beta * prev(m) + g;
        w -= lr * m;
    }
}

fn main() {}
