// A statement is an assignment, a `let`, or an `if` or `for` around statements.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        for i in 0..n {
            w[i] -= lr * g[i];
        }
    }
}

fn main() {}
