// A function is called, not used as a value.
use optim_runtime::optimizer;

optimizer! {
    struct SignDescent {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * sign * g;
    }
}

fn main() {}
