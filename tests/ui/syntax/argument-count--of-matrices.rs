// Each function takes a fixed number of arguments.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * matmul(g);
    }
}

fn main() {}
