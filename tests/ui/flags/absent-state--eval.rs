// A state declared with `if` is used only where its condition holds.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
        averaged = true,
    }
    state { average if averaged }
    update(w, g) {
        w -= lr * g;
        if averaged {
            average = ema(beta, w);
        }
    }
    eval(w) {
        w = debias(average);
    }
}

fn main() {}
