// No root, logarithm or fractional power of a negative number, and no division by zero.
use optim_runtime::optimizer;

optimizer! {
    struct Start {
        lr = 1e-3 where lr >= 0,
        start = 1,
    }
    state { s = sqrt(start) }
    update(w, g) {
        s = running_sum(abs(g));
        w -= lr * g / (1 + s);
    }
}

fn main() {}
