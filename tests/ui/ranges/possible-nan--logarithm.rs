// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Log {
        lr = 1e-3 where lr >= 0,
    }
    update(w, g) {
        w -= lr * sign(g) * ln(abs(g));
    }
}

fn main() {}
