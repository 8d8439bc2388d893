// A statement is an assignment, a `let`, or an `if` or `for` around statements.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        maximize = false,
    }
    update(w, g) {
        if maximize {
            w += lr * g;
        } else w -= lr * g;
    }
}

fn main() {}
