// A statement is an assignment, a `let`, or an `if` or `for` around statements.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        return w - lr * g;
    }
}

fn main() {}
