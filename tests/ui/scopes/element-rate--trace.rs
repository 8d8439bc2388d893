// The rate of an average is the same for all weights.
use optim_runtime::optimizer;

optimizer! {
    struct Adaptive {
        lr = 1e-2 where lr >= 0,
    }
    state { b }
    update(w, g) {
        b = trace(exp(-abs(g)), lr * g);
        w -= b;
    }
}

fn main() {}
