// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * log1p(g);
    }
}

fn main() {}
