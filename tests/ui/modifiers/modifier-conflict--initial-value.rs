// A modifier fits its rule, and those before it.
use optim_runtime::optimizer;

optimizer! {
    struct Remembers {
        lr = 1e-2 where lr >= 0,
    }
    state { last = g }
    update(w, g) {
        last = g;
        w -= lr * (g + prev(last));
    }
    with centralize;
}

fn main() {}
