// A number is not a condition.
use optim_runtime::optimizer;

optimizer! {
    struct Sgd {
        lr = 1e-2 where lr >= 0,
        momentum = 0.9 where 0 <= momentum < 1,
    }
    state { b if momentum }
    update(w, g) {
        b = trace(momentum, g);
        w -= lr * b;
    }
}

fn main() {}
