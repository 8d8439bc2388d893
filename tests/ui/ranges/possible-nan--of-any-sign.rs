// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Normalised {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g / (1 + g);
    }
}

fn main() {}
