// `eval` computes each weight from values per weight and numbers that are known before it.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { m }
    update(w, g) {
        m = ema(0.9, g);
        w -= lr * m;
    }
    eval(w) {
        w -= lr * orthogonalize(m);
    }
}

fn main() {}
