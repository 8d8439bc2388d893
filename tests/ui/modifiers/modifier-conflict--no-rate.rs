// A modifier fits its rule, and those before it.
use optim_runtime::optimizer;

optimizer! {
    struct Descent {
        rate = 1e-2 where rate >= 0,
    }
    update(w, g) {
        w -= rate * g;
    }
    with sign;
}

fn main() {}
