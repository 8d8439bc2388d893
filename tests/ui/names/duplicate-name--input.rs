// Hyper-parameters, states, intermediates and the names in `update` are all different.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        g = 1e-2 where g >= 0,
    }
    update(w, g) {
        w -= g * g;
    }
}

fn main() {}
