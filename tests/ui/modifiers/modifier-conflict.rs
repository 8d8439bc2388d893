// A modifier fits its rule, and those before it.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
    with lookahead, ema_weights;
}

fn main() {}
