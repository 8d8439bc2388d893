// The initial value of a state that is not kept per weight is the same for all weights.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { l: row * row = w }
    update(w, g) {
        l = ema(0.9, matmul(g, transpose(g)));
        w -= lr * matmul(l, g);
    }
}

fn main() {}
