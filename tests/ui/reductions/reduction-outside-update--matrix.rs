// Only the equations of `update` reduce over the weights.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
    }
    state { m = orthogonalize(w) }
    update(w, g) {
        m = ema(0.9, g);
        w -= lr * m;
    }
}

fn main() {}
