// Both branches of an `if` give a number, or both a condition.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        warmup = true,
    }
    update(w, g, t) {
        let factor = if warmup { t > 100 } else { 1 };
        w -= lr * factor * g;
    }
}

fn main() {}
