// Each function takes a fixed number of arguments.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * (orthogonalize() + orthogonalize(g, 5, 3.4445, -4.775, 2.0315, 0, 1e-7, 1));
    }
}

fn main() {}
