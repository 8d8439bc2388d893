// The header of `eval` names the weights and, if used, the number of steps taken.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 0.1 where lr >= 0,
    }
    state { average }
    update(w, g, mask: input) {
        w -= lr * mask * g;
        average = ema(0.9, w);
    }
    eval(w, mask: input) {
        w = average;
    }
}

fn main() {}
