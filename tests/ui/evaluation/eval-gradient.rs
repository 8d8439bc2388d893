// `eval` reads no gradient and no other input.
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
        w = debias(average) - lr * g;
    }
}

fn main() {}
