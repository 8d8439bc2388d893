// Whether a state exists depends on hyper-parameters, `len(w)` and `ndim(w)` alone.
use optim_runtime::optimizer;

optimizer! {
    struct Momentum {
        lr = 1e-2 where lr >= 0,
        beta = 0.9 where 0 <= beta < 1,
    }
    state { m if t > 1 }
    update(w, g, t) {
        m = ema(beta, g);
        w -= lr / t * m;
    }
}

fn main() {}
