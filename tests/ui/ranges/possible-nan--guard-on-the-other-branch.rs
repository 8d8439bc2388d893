// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Guarded {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * if w > 0 { sqrt(-w) * g } else { g };
    }
}

fn main() {}
