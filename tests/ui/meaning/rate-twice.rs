// The step goes with the learning rate, not with its square.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-3 where lr >= 0,
        momentum = 0.9 where 0 <= momentum < 1,
    }
    state { b }
    update(w, g) {
        b = trace(momentum, lr * g);
        w -= lr * b;
    }
}

fn main() {}
