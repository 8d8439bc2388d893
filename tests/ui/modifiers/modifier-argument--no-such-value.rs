// In a modifier's parentheses stand new defaults of its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        decay = 0 where decay >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
    with coupled_weight_decay(deacy);
}

fn main() {}
