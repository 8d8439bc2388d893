// What a modifier brings has names that its rule does not have yet.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
    with cautious, cautious;
}

fn main() {}
