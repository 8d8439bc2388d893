// An initial value uses hyper-parameters, the weights and the gradient alone.
use optim_runtime::optimizer;

optimizer! {
    struct Averaged {
        lr = 1e-2 where lr >= 0,
    }
    state { z = w, x = z }
    update(w, g, t) {
        z -= lr * g;
        x += (z - prev(x)) / t;
        w = x;
    }
}

fn main() {}
