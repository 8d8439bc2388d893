// Every hyper-parameter has a default: a number, `true`, `false`, or a count such as `10u64`.
use optim_runtime::optimizer;

optimizer! {
    struct Rule {
        lr: f64,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
