// What a modifier brings has names that its rule does not have yet.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        weight_decay = 0 where weight_decay >= 0,
    }
    update(w, g) {
        w -= lr * (g + weight_decay * w);
    }
    with weight_decay, cautious;
}

fn main() {}
