// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Newton {
        lr = 0.1 where lr >= 0,
    }
    update(w, g, h: input) {
        w -= lr * g / h;
    }
}

fn main() {}
