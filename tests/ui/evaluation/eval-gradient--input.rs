// `eval` reads no gradient and no other input.
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
    eval(w) {
        w = average * mask;
    }
}

fn main() {}
