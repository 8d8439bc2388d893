// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Inverse {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g * abs(g)^-0.5;
    }
}

fn main() {}
