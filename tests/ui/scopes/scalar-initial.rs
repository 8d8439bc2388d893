// The initial value of a state that is not kept per weight is the same for all weights.
use optim_runtime::optimizer;

optimizer! {
    struct Scaled {
        lr = 1e-2 where lr >= 0,
    }
    state { s: scalar = abs(g) }
    update(w, g) {
        s = prev(s) + 1;
        w -= lr / s * g;
    }
}

fn main() {}
