// A statement is an assignment, a `let`, or an `if` or `for` around statements.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m := ema(beta, g);
        let d <- lr * m;
        w == w - d;
    }
}

fn main() {}
