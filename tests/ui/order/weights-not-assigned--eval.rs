// The weights are assigned on every path.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        off = false,
    }
    state { average }
    update(w, g) {
        w -= lr * g;
        average = ema(beta, w);
    }
    eval(x) {
        if !off {
            x = debias(average);
        }
    }
}

fn main() {}
