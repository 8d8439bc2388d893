// Only the weights and states are assigned.
use optim_runtime::optimizer;

optimizer! {
    struct Masked {
        lr = 0.1 where lr >= 0,
    }
    update(w, g, mask: input) {
        mask = clamp(mask, 0, 1);
        w -= lr * mask * g;
    }
}

fn main() {}
