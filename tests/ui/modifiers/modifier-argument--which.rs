// In a modifier's parentheses stand new defaults of its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        horizon = 5u64 where horizon > 0,
    }
    update(w, g) {
        w -= lr * g;
    }
    with lookahead(horizon);
}

fn main() {}
