// After the hyper-parameters come `require`, `state { … }`, `update(w, g, t) { … }` and `eval(w, t) { … }`, nothing else.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    states {
        m,
    }
    update(w, g) {
        m = ema(beta, g);
        w -= lr * m;
    }
}

fn main() {}
