// The header of `update` names the weights, the gradient and, if used, the step number.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(&mut self, w, g) {
        w -= lr * g;
    }
}

fn main() {}
