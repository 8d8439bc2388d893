// A reduction takes values that differ from weight to weight.
use optim_runtime::optimizer;

optimizer! {
    struct Bounded {
        lr = 1e-2 where lr >= 0,
    }
    update(w, g) {
        w -= max_abs(lr) * clamp(g, -1, 1);
    }
}

fn main() {}
