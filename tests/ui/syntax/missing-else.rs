// An `if` that is an expression has an `else`.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        maximize = false,
    }
    update(w, g) {
        let d = if maximize { -g };
        w -= lr * d;
    }
}

fn main() {}
