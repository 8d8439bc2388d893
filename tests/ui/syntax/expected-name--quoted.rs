// A declaration begins with a name.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        "lr" = 1e-2,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
