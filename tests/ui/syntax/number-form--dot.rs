// Numbers are written `1`, `1.0` or `1e-3`, are finite and have no suffix.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr = 1e-2 where lr >= 0,
        beta = .9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m * .5;
    }
}

fn main() {}
