// `ema` and its relatives are assigned, with `=`, to a state.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { average }
    update(w, g) {
        w -= lr * g;
        average = ema(beta, w);
    }
    eval(w) {
        average = ema(beta, w);
        let twice = ema(beta, average);
        w = trace(beta, twice) + lr;
    }
}

fn main() {}
