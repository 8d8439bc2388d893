// Names are given no types: these follow from defaults and equations.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr: f64 = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
