// The weights are assigned on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Late {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g, t) {
        if t > 100 {
            w -= lr * g;
        }
    }
}

fn main() {}
