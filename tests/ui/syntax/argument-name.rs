// Arguments are told apart by their order; names have only the settings of `orthogonalize`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(rate = beta, x = g);
        w -= lr * m;
    }
}

fn main() {}
