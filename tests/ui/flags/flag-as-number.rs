// A condition is not a number.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        nesterov = false,
    }
    update(w, g) {
        w -= lr * (g + nesterov * g);
    }
}

fn main() {}
