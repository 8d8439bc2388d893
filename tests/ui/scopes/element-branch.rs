// An `if` around statements has a condition that is known before the first weight is read.
use optim_runtime::optimizer;

optimizer! {
    struct Clipped {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        if abs(g) > 1 {
            w -= lr * sign(g);
        } else {
            w -= lr * g;
        }
    }
}

fn main() {}
