// The header of `update` names the weights, the gradient and, if used, the step number.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w) {
        w -= lr * g;
    }
}

fn main() {}
