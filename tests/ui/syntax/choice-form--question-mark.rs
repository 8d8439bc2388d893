// A choice between two values is written `if condition { x } else { y }`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        maximize = false,
    }
    update(w, g) {
        w -= lr * (maximize ? -g : g);
    }
}

fn main() {}
