// A modifier is one of the language's, or one that `modifier!` made.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
    with cautios;
}

fn main() {}
