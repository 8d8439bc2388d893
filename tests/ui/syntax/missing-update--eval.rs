// A rule has an `update(w, g, t) { … }`.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { average }
    eval(w) {
        w = debias(average);
    }
}

fn main() {}
