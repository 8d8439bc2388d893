// Each function takes a fixed number of arguments.
use optim_runtime::optimizer;

optimizer! {
    struct Noisy {
        lr = 0.1 where lr >= 0,
    }
    update(w, g) {
        w -= lr * (g + normal(0, 1));
    }
}

fn main() {}
