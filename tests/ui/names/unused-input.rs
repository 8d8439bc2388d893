// Every input beside the gradient is used in the equations.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g, h: input) {
        w -= lr * g;
    }
}

fn main() {}
