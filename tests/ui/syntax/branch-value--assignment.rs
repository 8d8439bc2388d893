// Each branch of an `if` expression ends with its value.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        maximize = false,
    }
    update(w, g) {
        let d = if maximize { w += lr * g } else { g };
        w -= lr * d;
    }
}

fn main() {}
