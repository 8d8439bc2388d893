// An `if` around statements has a condition that is known before the first weight is read.
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
    eval(x) {
        if average > 0 {
            x = debias(average);
        } else {
            x = 0;
        }
    }
}

fn main() {}
