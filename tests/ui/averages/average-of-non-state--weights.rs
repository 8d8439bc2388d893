// `ema` and its relatives are assigned, with `=`, to a state.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        beta = 0.9 where 0 <= beta < 1,
    }
    update(w, g) {
        w = ema(beta, g);
    }
}

fn main() {}
