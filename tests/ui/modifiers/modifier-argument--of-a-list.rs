// In a modifier's parentheses stand new defaults of its hyper-parameters.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        decays = [0.1, 0.2] where 0 <= decays < 1,
    }
    update(w, g) {
        w -= lr * sum(decay in decays: decay) * g;
    }
    with weight_decay(decays);
}

fn main() {}
