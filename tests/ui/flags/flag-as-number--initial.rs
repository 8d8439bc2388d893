// A condition is not a number.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        warm = false,
    }
    state { s = warm }
    update(w, g) {
        s = running_sum(g^2);
        w -= lr * g / (1 + s);
    }
}

fn main() {}
