// A rule has an `update(w, g, t) { … }`.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        rate = 1e-2 where rate >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
}

fn main() {}
