// Every hyper-parameter is used in the equations.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
        weight_decay = 0 where weight_decay >= 0,
    }
    update(w, g) {
        w -= lr * g;
    }
}

fn main() {}
