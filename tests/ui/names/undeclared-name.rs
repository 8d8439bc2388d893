// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        learning_rate = 1e-2 where learning_rate >= 0,
    }
    update(w, g) {
        w -= lr * g * learning_rate;
    }
}

fn main() {}
