// A condition that selects the loop reads a `scalar` state as `prev(s)`.
use optim_runtime::optimizer;

optimizer! {
    struct Warm {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { weight: scalar }
    update(w, g) {
        weight = trace(beta, 1);
        if weight > 5 {
            w -= lr * g;
        } else {
            w -= lr * sign(g);
        }
    }
}

fn main() {}
