// `eval` computes each weight from values per weight and numbers that are known before it.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: row * row }
    update(w, g) {
        l = ema(0.9, matmul(g, transpose(g)));
        w -= lr * matmul(l, g);
    }
    eval(w) {
        w -= lr * sum(l);
    }
}

fn main() {}
