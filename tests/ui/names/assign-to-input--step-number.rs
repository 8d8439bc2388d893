// Only the weights and states are assigned.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g, t) {
        t += 1;
        w -= lr / t * g;
    }
}

fn main() {}
