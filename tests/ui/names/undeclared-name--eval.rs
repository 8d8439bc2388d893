// A name is declared before it is used.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { average }
    update(w, g) {
        let d = lr * g;
        w -= d;
        average = ema(beta, w);
    }
    eval(x) {
        shift = d / t;
        x = debias(averge) - shift * (w + average_prev);
    }
}

fn main() {}
