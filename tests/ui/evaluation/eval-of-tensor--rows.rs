// `eval` computes each weight from values per weight and numbers that are known before it.
use optim_runtime::optimizer;

optimizer! {
    struct Pulled {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { r: row }
    update(w, g) {
        r = ema(beta, row_mean(g));
        w -= lr * (g - r);
    }
    eval(w) {
        w -= lr * r / len(w);
    }
}

fn main() {}
