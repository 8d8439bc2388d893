// A function of matrices takes values that differ from weight to weight, and settings that are numbers of the step.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= lr * inverse_root(g, 2);
    }
}

fn main() {}
